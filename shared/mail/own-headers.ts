/** Stands in every mail that we send, and in none that anybody else writes: one that comes back with it is a loop. */
export const OWN_LOOP_HEADER = 'X-Anklang-Loop'
