import account from './en/account.json' with { type: 'json' };
import assignment from './en/assignment.json' with { type: 'json' };
import auth from './en/auth.json' with { type: 'json' };
import builder from './en/builder.json' with { type: 'json' };
import calendar from './en/calendar.json' with { type: 'json' };
import classes from './en/classes.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import discussion from './en/discussion.json' with { type: 'json' };
import errors from './en/errors.json' with { type: 'json' };
import exceptions from './en/exceptions.json' with { type: 'json' };
import front from './en/front.json' with { type: 'json' };
import gradebook from './en/gradebook.json' with { type: 'json' };
import home from './en/home.json' with { type: 'json' };
import imports from './en/import.json' with { type: 'json' };
import inbox from './en/inbox.json' with { type: 'json' };
import marking from './en/marking.json' with { type: 'json' };
import moderation from './en/moderation.json' with { type: 'json' };
import participation from './en/participation.json' with { type: 'json' };
import people from './en/people.json' with { type: 'json' };
import quiz from './en/quiz.json' with { type: 'json' };
import reading from './en/reading.json' with { type: 'json' };
import records from './en/records.json' with { type: 'json' };
import results from './en/results.json' with { type: 'json' };
import review from './en/review.json' with { type: 'json' };
import roster from './en/roster.json' with { type: 'json' };
import student from './en/student.json' with { type: 'json' };
import study from './en/study.json' with { type: 'json' };

/** The English catalog: one file an area, its name the first step of every key (`front.title`). */
export const english = {
  account,
  assignment,
  auth,
  builder,
  calendar,
  classes,
  common,
  discussion,
  errors,
  exceptions,
  front,
  gradebook,
  home,
  import: imports,
  inbox,
  marking,
  moderation,
  participation,
  people,
  quiz,
  reading,
  records,
  results,
  review,
  roster,
  student,
  study,
};

export type Catalog = typeof english;
