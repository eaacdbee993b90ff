import { currentPerson } from '#/server/trpc/caller.ts';
import { FrontPage } from './_front/FrontPage.tsx';
import { Home } from './_home/Home.tsx';

export default async function Start() {
  return (await currentPerson()) ? <Home /> : <FrontPage />;
}
