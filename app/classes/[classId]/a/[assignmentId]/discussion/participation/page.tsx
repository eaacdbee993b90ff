import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { read } from '#/server/trpc/caller.ts';
import { AssignmentFrame } from '../../AssignmentFrame.tsx';
import { MyPart } from './MyPart.tsx';
import { WhoTakesPart } from './WhoTakesPart.tsx';

type Props = {
  params: Promise<{ classId: string; assignmentId: string }>;
  searchParams: Promise<{ after?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('participation'))('title') };
}

/** Staff see who takes part in the discussion and what it earned, a student what the own posts earned. */
export default async function ParticipationPage({ params, searchParams }: Props) {
  const ids = await params;
  const after = (await searchParams).after ?? null;
  const path = `/classes/${ids.classId}/a/${ids.assignmentId}/discussion`;
  const { role } = await read(`${path}/participation`, call => call.classroom.get({ classId: ids.classId }));
  return (
    <AssignmentFrame {...ids} view="discussion">
      {role === 'STUDENT' ? (
        <MyPart {...ids} path={path} />
      ) : (
        <WhoTakesPart {...ids} path={path} after={after} teacher={role === 'TEACHER'} />
      )}
    </AssignmentFrame>
  );
}
