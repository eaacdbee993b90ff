'use client';

import { type FormEvent, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, CheckField, Dialog, SelectField, Table, TextField } from '#/app/_ui/index.ts';
import type { Category, Column } from '#/server/progress/book.ts';

type Words = Record<
  | 'columns'
  | 'columns-what'
  | 'add-column'
  | 'add-category'
  | 'categories'
  | 'category'
  | 'no-category'
  | 'column'
  | 'column-title'
  | 'points'
  | 'hide'
  | 'category-name'
  | 'weight'
  | 'drop-lowest'
  | 'remove'
  | 'save'
  | 'saved'
  | 'cancel'
  | 'close',
  string
>;
type Asked = { what: 'column'; column: Column | null } | { what: 'category'; category: Category | null };

/** The columns of the gradebook with their categories, and the categories with their weights, for its teachers. */
export function Columns({
  classId,
  columns,
  categories,
  words,
  errors,
}: {
  classId: string;
  columns: Column[];
  categories: Category[];
  words: Words;
  errors: Record<string, string>;
}) {
  const { run, pending, told, errorOf } = useAct(errors);
  const [asked, setAsked] = useState<Asked | null>(null);
  const column = asked?.what === 'column' ? asked.column : null;
  const category = asked?.what === 'category' ? asked.category : null;
  const byHand = asked?.what === 'column' && (column === null || column.kind === 'HAND');
  const numberOf = (form: FormData, name: string) => Number(String(form.get(name) ?? '').replace(',', '.'));

  async function send(act: () => Promise<unknown>) {
    if (!(await run(act))) return;
    announce(words.saved);
    setAsked(null);
  }
  const place = (one: Column, categoryId: string | null) =>
    send(() =>
      trpc.progress.setColumn.mutate({
        ...{ classId, categoryId, title: null, outOf: null, hidden: one.hidden, removed: false },
        column: { kind: one.kind, id: one.id },
      }),
    );
  async function save(event: FormEvent<HTMLFormElement>, removed = false) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    if (asked?.what === 'category')
      return send(() =>
        trpc.progress.setCategory.mutate({
          ...{ classId, categoryId: category?.id ?? null, name: text('name') },
          weight: numberOf(form, 'weight'),
          dropLowest: numberOf(form, 'dropLowest'),
        }),
      );
    return send(() =>
      trpc.progress.setColumn.mutate({
        ...{ classId, removed, hidden: form.get('hidden') !== null, title: text('title') || null },
        column: column && { kind: column.kind, id: column.id },
        categoryId: text('categoryId') || null,
        outOf: numberOf(form, 'outOf') || null,
      }),
    );
  }
  const removeIt = () =>
    category
      ? send(() => trpc.progress.removeCategory.mutate({ classId, categoryId: category.id }))
      : column &&
        send(() =>
          trpc.progress.setColumn.mutate({
            ...{
              classId,
              categoryId: column.categoryId,
              title: null,
              outOf: null,
              hidden: column.hidden,
              removed: true,
            },
            column: { kind: column.kind, id: column.id },
          }),
        );

  return (
    <details className="more">
      <summary>{words.columns}</summary>
      <p className="soft">{words['columns-what']}</p>
      <div className="acts">
        <Button small icon="plus" onClick={() => setAsked({ what: 'column', column: null })}>
          {words['add-column']}
        </Button>
        <Button small icon="plus" onClick={() => setAsked({ what: 'category', category: null })}>
          {words['add-category']}
        </Button>
        {categories.map(each => (
          <Button
            key={each.id}
            small
            tone="quiet"
            icon="pen"
            onClick={() => setAsked({ what: 'category', category: each })}
          >
            {each.name}, {each.weight}
          </Button>
        ))}
      </div>
      <Problem told={asked ? null : told} />
      <Table caption={words.columns} hideCaption stack>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.category}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(each => (
            <tr key={`${each.kind} ${each.id}`}>
              <th scope="row">
                {each.kind === 'HAND' ? (
                  <Button small tone="quiet" icon="pen" onClick={() => setAsked({ what: 'column', column: each })}>
                    {each.title}
                  </Button>
                ) : (
                  each.title
                )}
              </th>
              <td data-h={words.category}>
                <select
                  className="in"
                  aria-label={`${words.category}: ${each.title}`}
                  value={each.categoryId ?? ''}
                  disabled={pending || categories.length === 0}
                  onChange={event => void place(each, event.target.value || null)}
                >
                  <option value="">{words['no-category']}</option>
                  {categories.map(one => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={column?.title ?? category?.name ?? words[asked?.what === 'category' ? 'add-category' : 'add-column']}
        closeLabel={words.close}
      >
        <form className="form" onSubmit={event => void save(event)}>
          {byHand && (
            <>
              <TextField
                id="title"
                label={words['column-title']}
                defaultValue={column?.title ?? ''}
                maxLength={200}
                error={errorOf('title')}
                required
              />
              <TextField
                id="outOf"
                className="short"
                label={words.points}
                inputMode="decimal"
                defaultValue={column?.outOf ?? 10}
                error={errorOf('outOf')}
                required
              />
              {categories.length > 0 && (
                <SelectField id="categoryId" label={words.category} defaultValue={column?.categoryId ?? ''}>
                  <option value="">{words['no-category']}</option>
                  {categories.map(one => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </SelectField>
              )}
              <CheckField id="hidden" label={words.hide} defaultChecked={column?.hidden ?? false} />
            </>
          )}
          {asked?.what === 'category' && (
            <>
              <TextField
                id="name"
                label={words['category-name']}
                defaultValue={category?.name ?? ''}
                maxLength={100}
                error={errorOf('name')}
                required
              />
              <div className="row">
                <TextField
                  id="weight"
                  label={words.weight}
                  inputMode="decimal"
                  defaultValue={category?.weight ?? 100}
                  error={errorOf('weight')}
                  required
                />
                <TextField
                  id="dropLowest"
                  label={words['drop-lowest']}
                  type="number"
                  min={0}
                  max={50}
                  defaultValue={category?.dropLowest ?? 0}
                  error={errorOf('dropLowest')}
                />
              </div>
            </>
          )}
          <Problem told={told} />
          <div className="acts">
            {(column || category) && (
              <Button tone="danger" disabled={pending} onClick={() => void removeIt()}>
                {words.remove}
              </Button>
            )}
            <Button onClick={() => setAsked(null)}>{words.cancel}</Button>
            <Button tone="ink" type="submit" disabled={pending}>
              {words.save}
            </Button>
          </div>
        </form>
      </Dialog>
    </details>
  );
}
