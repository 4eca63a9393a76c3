import { enhance } from './enhance.ts'
import { placeIn } from './place.ts'

const place = placeIn(document, '')
if (place !== undefined)
  enhance(place, ({ statusUrl }) => {
    // On this host, whatever name it was reached by, and in this language.
    location.assign(`${new URL(statusUrl).pathname}?lang=${document.documentElement.lang}`)
  })
