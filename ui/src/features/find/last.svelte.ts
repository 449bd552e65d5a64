/** What was sought last: it is there again when something more is sought. */
class Last {
  sought = $state("");
}

export const last = new Last();
