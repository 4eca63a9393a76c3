#!/usr/bin/env bash
# Installs Debian's IMAP server for tests/mailbox, where that is possible, and says so where it is not: those tests are
# skipped then. It is not started as a service; the tests start one of their own on loopback.
set -uo pipefail
if command -v dovecot > /dev/null; then exit 0; fi
if ! command -v apt-get > /dev/null || [ "$(id -u)" -ne 0 ]; then
  echo 'dovecot is not installed and cannot be: the tests against a real IMAP server are skipped.' >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
install() { timeout 300 apt-get install -y -q --no-install-recommends dovecot-imapd > /dev/null 2>&1; }
if install || { timeout 120 apt-get update -q > /dev/null 2>&1 && install; }; then exit 0; fi
echo 'dovecot could not be installed: the tests against a real IMAP server are skipped.' >&2
exit 0
