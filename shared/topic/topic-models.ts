import type { TopicModel } from './model/topic-model.ts'

/** A model and the name under which inquiries say that they were understood by it. */
export interface NamedModel {
  readonly model: TopicModel
  readonly version: string
}

/** Why the rules of the configuration decided alone: there is no model that can be read, or it knows other topics. */
export type RulesAlone = 'unreadable' | 'unfit'

/** The topic model of a function. */
export interface TopicModels {
  /** Undefined where none can be read: then the rules decide alone. Never throws. */
  readonly find: () => NamedModel | undefined
  /** Called with each inquiry that was understood without a model, so that operators see it. */
  readonly onRulesAlone: (why: RulesAlone) => void
}
