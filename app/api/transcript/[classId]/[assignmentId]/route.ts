import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { localTime } from '#/server/assignment/zoned.ts';
import { csvOf } from '#/server/csv.ts';
import type { TranscriptPost } from '#/server/discussion/view.ts';
import { attachment, download, nothingThere } from '../../../download.ts';

const one = z.strictObject({ classId: z.uuid(), assignmentId: z.uuid() });
type Params = { params: Promise<Record<string, string>> };
type Words = Awaited<ReturnType<typeof getTranslations<'participation'>>>;

const columns = [
  'thread',
  'about',
  'sentence',
  'words',
  'post',
  'answers',
  'author',
  'role',
  'state',
  'reason',
  'written',
  'edited',
  'cited',
  'text',
] as const;

/** A post as a row; times as clocks in the class's zone show them. */
function rowOf(post: TranscriptPost, zone: string, t: Words) {
  const { anchor, author } = post;
  return [
    post.threadId,
    t(`about-${anchor.kind}`),
    anchor.sentence === null ? null : anchor.sentence + 1,
    anchor.quote,
    post.postId,
    post.parentId,
    author?.name ?? null,
    author ? t(`role-${author.role}`) : null,
    t(`state-${post.state}`),
    post.reason,
    localTime(post.at, zone).replace('T', ' '),
    t(post.edited ? 'yes' : 'no'),
    t(post.cited ? 'yes' : 'no'),
    post.source,
  ];
}

/**
 * A discussion as a table for a teacher of the class, part by part as it is read, so that no length of it fills the memory;
 * every part is asked for with the teacher's rights at that moment. It is noted in the class's log.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const ids = one.safeParse(await params);
  if (!ids.success) return nothingThere();
  return download(request, 'transcript', async call => {
    const { timeZone } = await call.classroom.get({ classId: ids.data.classId });
    let part = await call.discussion.transcript({ ...ids.data, cursor: null });
    await call.discussion.recordExport({ ...ids.data, form: 'csv' });
    const t = await getTranslations('participation');
    const encoder = new TextEncoder();
    const lines = (posts: readonly TranscriptPost[]) => posts.map(post => rowOf(post, timeZone, t));
    const head = columns.map(column => t(`col-${column}`, { zone: timeZone }));
    let csv: string | null = csvOf([head, ...lines(part.posts)], true);
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (csv !== null) {
          controller.enqueue(encoder.encode(csv));
          csv = null;
        } else if (part.next === null) controller.close();
        else {
          part = await call.discussion.transcript({ ...ids.data, cursor: part.next });
          csv = csvOf(lines(part.posts), false);
        }
      },
    });
    return attachment(stream, 'text/csv; charset=utf-8', `discussion-${ids.data.assignmentId.slice(-12)}.csv`);
  });
}
