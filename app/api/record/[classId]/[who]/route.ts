import { strToU8, zipSync } from 'fflate';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { attachment, download, nothingThere } from '../../../download.ts';
import { recordPage } from './record-page.ts';

const place = z.strictObject({ classId: z.uuid(), who: z.union([z.literal('me'), z.uuid()]) });
type Params = { params: Promise<Record<string, string>> };

/**
 * All that is kept of one student as a ZIP: a page to read, and the same as data. It is made when it is asked for, with the
 * rights that hold at that moment, and kept nowhere.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const asked = place.safeParse(await params);
  if (!asked.success) return nothingThere();
  const { classId, who } = asked.data;
  return download(request, 'record', async call => {
    const record = await call.records.takeOut({ classId, membershipId: who === 'me' ? null : who });
    const [t, c, locale] = await Promise.all([getTranslations('records'), getTranslations('classes'), getLocale()]);
    const zip = zipSync({
      'record.html': strToU8(recordPage(record, locale, { t, c })),
      'record.json': strToU8(JSON.stringify(record, null, 2)),
    });
    return attachment(zip, 'application/zip', `record-${(who === 'me' ? classId : who).slice(-12)}.zip`);
  });
}
