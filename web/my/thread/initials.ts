/** At most two letters for a picture of a name: of its first and its last word, in any script. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word = '') => first(word).toLocaleUpperCase()).join('')
}

/** The first letter as people see it, with its marks. */
const first = (word: string): string => {
  for (const { segment } of new Intl.Segmenter().segment(word)) return segment
  return ''
}
