/** A finished mail: RFC 5322 bytes, one recipient. */
export interface OutgoingMail {
  readonly raw: Uint8Array
  /** Envelope, bare addresses. */
  readonly from: string
  readonly to: string
  /** Tags of the mail service, so that its events lead back: letters, digits, `_`, `-`. */
  readonly tags: { readonly inquiry: string; readonly message: string }
}

/** Hands mails to the mail service. */
export interface MailSender {
  /**
   * Returns the service's id of the mail (for SES the local part of the Message-ID that it puts into the mail).
   * Throws Unavailable (throttled, down: certainly not sent), AmbiguousSend (may have gone out), SendRejected (never).
   */
  send(mail: OutgoingMail): Promise<{ readonly providerId: string }>
}
