import type { Dimensions } from './reaction-times.ts'

/** Whether something has the dimensions asked for; those that are absent do not matter. */
export const hasDimensions = (one: Dimensions, wanted: Partial<Dimensions>): boolean =>
  (wanted.channel === undefined || wanted.channel === one.channel) &&
  (wanted.desk === undefined || wanted.desk === one.desk) &&
  (wanted.topic === undefined || wanted.topic === one.topic) &&
  (wanted.language === undefined || wanted.language === one.language)
