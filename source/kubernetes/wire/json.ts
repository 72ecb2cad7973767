import type {Labels} from '../../model/objects.ts';
import {sanitise} from '../../text/sanitise.ts';

/** A value of a JSON document, read without trust: a field of the wrong type counts as absent. */
export type Json = unknown;

export const object = (value: Json): Readonly<Record<string, Json>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : {};

export const list = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);

export const text = (value: Json): string => (typeof value === 'string' ? sanitise(value) : '');

export const texts = (value: Json): readonly string[] => list(value).map(text);

export const number = (value: Json): number => (typeof value === 'number' ? value : 0);

/** Unix seconds of an RFC 3339 time; 0 where there is none. */
export const seconds = (value: Json): number =>
	typeof value === 'string' ? Math.floor(Date.parse(value) / 1000) || 0 : 0;

export const labels = (value: Json): Labels =>
	Object.fromEntries(Object.entries(object(value)).map(([key, label]) => [sanitise(key), text(label)]));

/** An IntOrString (a port's number or its name). */
export const numberOrText = (value: Json): number | string => (typeof value === 'number' ? value : text(value));
