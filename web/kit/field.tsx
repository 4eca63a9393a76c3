import type { ReactNode, Ref } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import './field.css'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string
  /** The label is said, not shown. */
  readonly bare?: boolean
  readonly hint?: string
  readonly error?: string | undefined
  /** More than one makes it a text area of that height. It takes longer texts than `maxLength` and says so: what is pasted is not cut without a word. */
  readonly rows?: number
  readonly placeholder?: string
  readonly input?: Ref<HTMLTextAreaElement>
}

/** A text field with its label, hint and error. Each paragraph is shown in the direction of its own script. */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, bare = false, hint, error: given, rows = 1, placeholder = '', input, maxLength, ...field } = props
  const { t } = useTranslation()
  const over = rows > 1 && maxLength !== undefined ? (field.value?.length ?? 0) - maxLength : 0
  const error = given ?? (over > 0 ? t('tooLong', { count: over }) : undefined)
  return (
    <AriaTextField
      {...field}
      {...(rows > 1 || maxLength === undefined ? {} : { maxLength })}
      className="kit-field"
      isInvalid={error !== undefined}
    >
      <Label className={bare ? 'said' : 'label'}>{label}</Label>
      {rows > 1 ? (
        <TextArea className="control" dir="auto" rows={rows} placeholder={placeholder} {...(input && { ref: input })} />
      ) : (
        <Input className="control" dir="auto" placeholder={placeholder} />
      )}
      {hint !== undefined && (
        <Text slot="description" className="soft small">
          {hint}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
    </AriaTextField>
  )
}
