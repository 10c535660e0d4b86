import type { RecordType } from '../../kernel/record/declaration.ts'
import { defineMessages } from '../../kernel/record/messages.ts'

export const recurrenceMessages = (recurrence: RecordType) =>
  defineMessages(recurrence, {
    en: {
      label: 'Recurring record',
      labelPlural: 'Recurring records',
      fields: {
        name: 'Name',
        template: { label: 'Template', hint: 'What is created each time' },
        frequency: 'How often',
        weekdays: 'Days of the week',
        dayOfMonth: { label: 'Day of the month', hint: 'In a shorter month its last day' },
        month: 'Month',
        time: { label: 'Time of day', hint: 'For instance 08:30' },
        timeZone: { label: 'Time zone', hint: 'The time of day is kept when its clocks change' },
        startsOn: { label: 'From', hint: 'Empty: from now on' },
        endsOn: { label: 'Until', hint: 'Empty: without end' },
        group: { label: 'Kept by', hint: 'Only this group; empty: all staff' },
        active: 'Active',
        nextRunAt: 'Next time',
        lastRunAt: 'Last time',
        lastProblem: 'Last problem',
      },
      states: {},
      commands: { ran: 'Created its record' },
      facts: {
        created: 'added this recurrence',
        edited: 'changed this recurrence',
        ran: 'created its record',
      },
      options: {
        frequency: {
          daily: 'Every day',
          weekdays: 'Monday to Friday',
          weekly: 'Every week',
          monthly_day: 'Every month, on a day',
          monthly_last_workday: 'Every month, on the last working day',
          yearly: 'Every year',
        },
        weekdays: {
          mon: 'Monday',
          tue: 'Tuesday',
          wed: 'Wednesday',
          thu: 'Thursday',
          fri: 'Friday',
          sat: 'Saturday',
          sun: 'Sunday',
        },
        month: {
          1: 'January',
          2: 'February',
          3: 'March',
          4: 'April',
          5: 'May',
          6: 'June',
          7: 'July',
          8: 'August',
          9: 'September',
          10: 'October',
          11: 'November',
          12: 'December',
        },
      },
      groups: { recurrence: 'Recurring record' },
    },
  })
