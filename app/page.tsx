import { FrontPage } from './_front/FrontPage.tsx';

export default function Start() {
  return <FrontPage />;
}
