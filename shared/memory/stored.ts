/**
 * A deep copy without undefined properties, frozen: what a database gives back is never the object that was put in, and
 * nobody changes what is stored by holding on to it.
 */
export function stored<T>(value: T): T {
  return settle(structuredClone(value))
}

function settle<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) Reflect.deleteProperty(value, key)
    else settle(inner)
  }
  return Object.freeze(value)
}
