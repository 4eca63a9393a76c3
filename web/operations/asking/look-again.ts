/** What is wrong now is read this often while the page is visible. */
export const LOOK_AGAIN_MS = 30_000
