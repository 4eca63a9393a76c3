/** Longer headers are cut: nobody reads a hundred languages. */
const MAX_HEADER = 500

/**
 * The language of a page: asked for by `lang`, else the best of Accept-Language (RFC 9110 §12.5.4, primary tags only),
 * else the fallback. Always one of `available`, which must not be empty unless `fallback` is to be returned.
 */
export function pageLanguage(
  lang: string | undefined,
  acceptLanguage: string | undefined,
  available: readonly string[],
  fallback: string,
): string {
  const asked = primary(lang ?? '')
  if (available.includes(asked)) return asked
  const wanted = (acceptLanguage ?? '')
    .slice(0, MAX_HEADER)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';')
      const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/u.exec(one)?.[1]).find((one) => one !== undefined)
      return { tag: primary(tag), weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => available.includes(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wanted[0]?.tag ?? (available.includes(fallback) ? fallback : (available[0] ?? fallback))
}

const primary = (tag: string): string => tag.trim().toLowerCase().split(/[-_]/u)[0] ?? ''
