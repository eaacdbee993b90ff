import { html, parse, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import { importLimits } from '#/server/importing/limits.ts';

/** An element of the capped tree. Attribute names are lower case; markup of foreign namespaces keeps its tag names. */
export type Element = {
  type: 'element';
  tag: string;
  namespace: html.NS;
  attributes: Token.Attribute[];
  children: Node[];
  parent: Element | null;
  depth: number;
  content: Element | null;
};
export type Text = { type: 'text'; value: string; parent: Element | null };
type Comment = { type: 'comment'; value: string; parent: Element | null };
type Doctype = { type: 'doctype'; parent: Element | null };
export type Node = Element | Text | Comment | Doctype;

type Map = TreeAdapterTypeMap<Node, Element, Node, Element, Element, Element, Comment, Text, Element, Doctype>;

/** Which limit of the tree a page breaks; `too-long` when its words alone are far more than an article and its chrome. */
export type TreeFailure = 'too-deep' | 'too-many-nodes' | 'too-long';

const coded = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'textarea']);

class TreeTooBig extends Error {
  readonly code: TreeFailure;
  constructor(code: TreeFailure) {
    super(code);
    this.code = code;
  }
}

const detach = (node: Node) => {
  const siblings = node.parent?.children;
  if (!siblings) return;
  const at = siblings.lastIndexOf(node);
  if (at >= 0) siblings.splice(at, 1);
  node.parent = null;
};

/** A tree adapter that counts: the parse ends by an exception at the node or the depth that is one too many. */
function countingAdapter(): TreeAdapter<Map> {
  let nodes = 0;
  let letters = 0;
  let mode = html.DOCUMENT_MODE.NO_QUIRKS;
  const count = () => {
    nodes += 1;
    if (nodes > importLimits.nodes) throw new TreeTooBig('too-many-nodes');
  };
  const element = (tag: string, namespace: html.NS, attributes: Token.Attribute[]): Element => {
    count();
    return { type: 'element', tag, namespace, attributes, children: [], parent: null, depth: 0, content: null };
  };
  const adopt = (parent: Element, node: Node, at: number) => {
    parent.children.splice(at, 0, node);
    node.parent = parent;
    if (node.type !== 'element') return;
    node.depth = parent.depth + 1;
    if (node.depth > importLimits.depth) throw new TreeTooBig('too-deep');
  };
  const textAt = (parent: Element, value: string, at: number) => {
    if (!coded.has(parent.tag)) letters += value.length;
    if (letters > importLimits.text * 4) throw new TreeTooBig('too-long');
    const before = parent.children[at - 1];
    if (before?.type === 'text') {
      before.value += value;
      return;
    }
    count();
    adopt(parent, { type: 'text', value, parent }, at);
  };
  const place = (parent: Element, reference: Node) => {
    const at = parent.children.lastIndexOf(reference);
    return at < 0 ? parent.children.length : at;
  };
  return {
    createDocument: () => element('#document', html.NS.HTML, []),
    createDocumentFragment: () => element('#fragment', html.NS.HTML, []),
    createElement: element,
    createCommentNode: value => {
      count();
      return { type: 'comment', value, parent: null };
    },
    createTextNode: value => {
      count();
      return { type: 'text', value, parent: null };
    },
    appendChild: (parent, node) => adopt(parent, node, parent.children.length),
    insertBefore: (parent, node, reference) => adopt(parent, node, place(parent, reference)),
    insertText: (parent, value) => textAt(parent, value, parent.children.length),
    insertTextBefore: (parent, value, reference) => textAt(parent, value, place(parent, reference)),
    detachNode: detach,
    setTemplateContent: (template, content) => {
      content.depth = template.depth;
      template.content = content;
    },
    getTemplateContent: template => template.content ?? template,
    setDocumentType: () => {},
    setDocumentMode: (_document, given) => {
      mode = given;
    },
    getDocumentMode: () => mode,
    adoptAttributes: (recipient, attributes) => {
      const known = new Set(recipient.attributes.map(a => a.name));
      for (const attribute of attributes) if (!known.has(attribute.name)) recipient.attributes.push(attribute);
    },
    getFirstChild: node => node.children[0] ?? null,
    getChildNodes: node => node.children,
    getParentNode: node => node.parent,
    getAttrList: node => node.attributes,
    getTagName: node => node.tag,
    getNamespaceURI: node => node.namespace,
    getTextNodeContent: node => node.value,
    getCommentNodeContent: node => node.value,
    getDocumentTypeNodeName: () => 'html',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: (node): node is Text => node.type === 'text',
    isCommentNode: (node): node is Comment => node.type === 'comment',
    isDocumentTypeNode: (node): node is Doctype => node.type === 'doctype',
    isElementNode: (node): node is Element => node.type === 'element',
    setNodeSourceCodeLocation: () => {},
    getNodeSourceCodeLocation: () => null,
    updateNodeSourceCodeLocation: () => {},
  };
}

/** Moving of misnested formatting can leave stale depths behind: the finished tree is measured once more. */
function deeperThanAllowed(root: Element): boolean {
  const open: [Element, number][] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    if (depth > importLimits.depth) return true;
    for (const child of node.children) if (child.type === 'element') open.push([child, depth + 1]);
  }
  return false;
}

/**
 * The tree of a page as a browser without scripts would build it, or the limit that it breaks. Never fetches anything;
 * ends as soon as the first limit is passed. The tree is at most `importLimits.depth` deep, so walkers may recurse.
 */
export function parseHtml(page: string): { ok: true; root: Element } | { ok: false; code: TreeFailure } {
  try {
    const root = parse<Map>(page, { treeAdapter: countingAdapter() });
    return deeperThanAllowed(root) ? { ok: false, code: 'too-deep' } : { ok: true, root };
  } catch (error) {
    if (error instanceof TreeTooBig) return { ok: false, code: error.code };
    throw error;
  }
}

/** An attribute's value, or null. */
export function attribute(element: Element, name: string): string | null {
  for (const given of element.attributes) if (given.name === name) return given.value;
  return null;
}

/** All elements below `root` in document order, `root` first. */
export function* elements(root: Element): Generator<Element> {
  yield root;
  for (const child of root.children) if (child.type === 'element') yield* elements(child);
}

/** The text below an element as it stands in the source, scripts and styles included. */
export function rawText(root: Element): string {
  let text = '';
  for (const child of root.children) {
    if (child.type === 'text') text += child.value;
    else if (child.type === 'element') text += rawText(child);
  }
  return text;
}
