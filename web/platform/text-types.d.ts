import type common from '../texts/en/common.json'
import type consoleTexts from '../texts/en/console.json'
import type myTexts from '../texts/en/my.json'
import type operationsTexts from '../texts/en/operations.json'

// Makes `t` refuse keys that no file has.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      console: typeof consoleTexts
      my: typeof myTexts
      operations: typeof operationsTexts
    }
  }
}
