import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readingFile } from './reading-file.ts';

describe('a reading file', () => {
  it('becomes a title, what is known of it, and blocks', () => {
    const file = '---\ntitle: Rain: a report\nbyline: Ada\n---\n\n## Wells\n\nForty ran dry.\n\n- north\n- south\n';
    expect(readingFile(file)).toEqual({
      title: 'Rain: a report',
      byline: 'Ada',
      source: null,
      language: null,
      published: null,
      parts: [
        { kind: 'heading', text: 'Wells' },
        { kind: 'paragraph', text: 'Forty ran dry.' },
        { kind: 'list-item', text: 'north' },
        { kind: 'list-item', text: 'south' },
      ],
    });
  });

  it('is refused without a title', () => {
    expect(() => readingFile('Forty wells ran dry.')).toThrow('title');
  });

  it.each(readdirSync(import.meta.dirname).filter(name => name.endsWith('.md')))(
    '%s can be read and names its source',
    name => {
      const reading = readingFile(readFileSync(`${import.meta.dirname}/${name}`, 'utf8'));
      expect(reading.source).not.toBeNull();
      expect(reading.parts.length).toBeGreaterThan(5);
    },
  );
});
