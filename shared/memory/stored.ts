/**
 * A deep copy without undefined properties, frozen: what a database gives back is never the object that was put in, and
 * nobody changes what is stored by holding on to it.
 */
export function stored<T>(value: T): T {
  return frozen(structuredClone(value))
}

/** The same for what nobody else holds: frozen in place, without undefined properties. What was stored before is settled already. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) Reflect.deleteProperty(value, key)
    else frozen(inner)
  }
  return Object.freeze(value)
}
