/**
 * The topic of the sample bank that each intent of BANKING77 (Casanueva et al. 2020) stands for, in the desk that the
 * data's `intent-to-desk.json` names; intents that are none of them are the desk's matter without a topic.
 */
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  'card-stolen': ['lost_or_stolen_card', 'lost_or_stolen_phone'],
  'unknown-booking': [
    'card_payment_not_recognised',
    'cash_withdrawal_not_recognised',
    'direct_debit_payment_not_recognised',
  ],
  'fraud-suspected': ['compromised_card'],
  'card-new': [
    'card_about_to_expire',
    'card_arrival',
    'card_delivery_estimate',
    'get_disposable_virtual_card',
    'get_physical_card',
    'getting_spare_card',
    'getting_virtual_card',
    'order_physical_card',
    'visa_or_mastercard',
  ],
  'card-not-working': [
    'activate_my_card',
    'card_acceptance',
    'card_linking',
    'card_not_working',
    'contactless_not_working',
    'virtual_card_not_working',
  ],
  'card-pin': ['change_pin', 'pin_blocked'],
  'card-limit': ['disposable_card_limits'],
  'card-swallowed': ['card_swallowed'],
  'transfer-missing': [
    'balance_not_updated_after_bank_transfer',
    'balance_not_updated_after_cheque_or_cash_deposit',
    'pending_transfer',
    'transfer_not_received_by_recipient',
    'transfer_timing',
  ],
  'transfer-wrong': ['beneficiary_not_allowed', 'cancel_transfer', 'declined_transfer', 'failed_transfer'],
  'direct-debit': [
    'Refund_not_showing_up',
    'extra_charge_on_statement',
    'pending_card_payment',
    'request_refund',
    'reverted_card_payment?',
    'transaction_charged_twice',
  ],
  'payment-abroad': [
    'card_payment_fee_charged',
    'card_payment_wrong_exchange_rate',
    'exchange_charge',
    'exchange_rate',
    'exchange_via_app',
    'fiat_currency_support',
    'receiving_money',
  ],
  'cash-machine': [
    'atm_support',
    'cash_withdrawal_charge',
    'declined_cash_withdrawal',
    'pending_cash_withdrawal',
    'wrong_amount_of_cash_received',
    'wrong_exchange_rate_for_cash_withdrawal',
  ],
  'account-open': ['age_limit', 'country_support'],
  'account-close': ['terminate_account'],
  'personal-details': ['edit_personal_details'],
  identity: ['unable_to_verify_identity', 'verify_my_identity', 'verify_source_of_funds', 'why_verify_identity'],
  login: ['passcode_forgotten'],
  'mobile-pay': ['apple_pay_or_google_pay'],
}

const TOPIC_OF = new Map(Object.entries(TOPICS).flatMap(([topic, intents]) => intents.map((intent) => [intent, topic])))

/** Undefined where no topic of the sample bank fits. */
export const topicOfIntent = (intent: string): string | undefined => TOPIC_OF.get(intent)
