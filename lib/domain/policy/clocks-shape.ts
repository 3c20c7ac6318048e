import { object, oneOf, whole } from './shape.ts'

/** What the clock does when a day has come. No time is nought: whoever is to act is reminded before, and has the day itself. */
export const clocksBody = object({
  managerLapse: oneOf(['next_manager', 'standards']),
  managerRemindWorkingDays: whole(1, 20),
  answerRemindWorkingDays: whole(1, 20),
  answerLapseWorkingDays: whole(1, 60),
  caseRemindWorkingDays: whole(1, 20),
  acknowledgeRemindWorkingDays: whole(1, 20),
  confirmRemindDays: whole(1, 30),
  measureRemindDays: whole(1, 60),
  abandonedDays: whole(1, 180),
  digestHour: whole(0, 23),
})
