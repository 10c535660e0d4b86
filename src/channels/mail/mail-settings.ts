/** What an answer of staff by mail becomes: `note` (the default) or `reply`. */
export const staffRepliesKey = 'mail.staffReplies'
