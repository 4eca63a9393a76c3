import type { Dimensions } from './reaction-times.ts'

/** The dimensions that a query names. */
export const wantedOf = ({ channel, desk, topic, language }: Asked): Partial<Dimensions> => ({
  ...(channel === undefined ? {} : { channel }),
  ...(desk === undefined ? {} : { desk }),
  ...(topic === undefined ? {} : { topic }),
  ...(language === undefined ? {} : { language }),
})
type Asked = { readonly [D in keyof Dimensions]?: Dimensions[D] | undefined }

/** Whether something has the dimensions asked for; those that are absent do not matter. */
export const hasDimensions = (one: Dimensions, wanted: Partial<Dimensions>): boolean =>
  (wanted.channel === undefined || wanted.channel === one.channel) &&
  (wanted.desk === undefined || wanted.desk === one.desk) &&
  (wanted.topic === undefined || wanted.topic === one.topic) &&
  (wanted.language === undefined || wanted.language === one.language)
