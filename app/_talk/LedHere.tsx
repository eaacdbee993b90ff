'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';

/** The way on for whoever followed a link to a closed gate that is open now. Which post it named only the browser knows. */
export function LedHere({ href, label }: { href: string; label: string }) {
  const [post, setPost] = useState('');
  useEffect(() => setPost(location.hash), []);
  return (
    <Link href={`${href}${post}`} prefetch={false}>
      {label}
    </Link>
  );
}
