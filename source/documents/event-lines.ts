import type {ObjectEvent} from '../kubernetes/objects/object-events.ts';
import {durationText} from './duration.ts';

/** Oldest first, as `kubectl events` has them: the newest is where one looks when it comes. */
const inOrder = (events: readonly ObjectEvent[]) => events.toSorted((a, b) => a.last - b.last || a.first - b.first);

/** `5m`, or `40s (x12 over 10m)` for what happened again and again. `now` in Unix seconds. */
const seenText = ({count, first, last}: ObjectEvent, now: number) =>
	count > 1 ? `${durationText(now - last)} (x${count} over ${durationText(now - first)})` : durationText(now - last);

/** Rows in columns as wide as their widest text; the last column as it is. */
const aligned = (rows: ReadonlyArray<readonly string[]>): readonly string[] => {
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]!.length))) ?? [];
	return rows.map(row =>
		row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  '),
	);
};

/** Events with the object each is about; those that are not the subject's own are marked. `now` in Unix seconds. */
export const eventLines = (
	events: readonly ObjectEvent[],
	{kind, name}: {readonly kind: string; readonly name: string},
	now: number,
): readonly string[] => {
	if (events.length === 0) {
		return [];
	}

	const isOwn = (event: ObjectEvent) => event.kind === kind && event.name === name;
	// Where all of them are about the same, it need not be named in each.
	const hasObjects = !events.every(isOwn);
	const rows = inOrder(events).map(event => [
		...(hasObjects ? [isOwn(event) ? ' ' : '+'] : []),
		seenText(event, now),
		event.type,
		event.reason,
		...(hasObjects ? [`${event.kind}/${event.name}`] : []),
		event.message,
	]);
	const heads = [
		...(hasObjects ? [' '] : []),
		'LAST SEEN',
		'TYPE',
		'REASON',
		...(hasObjects ? ['OBJECT'] : []),
		'MESSAGE',
	];
	return aligned([heads, ...rows]);
};

/** The events of one object as they stand at the end of `kubectl describe`. `now` in Unix seconds. */
export const describedEvents = (events: readonly ObjectEvent[], now: number): readonly string[] => {
	if (events.length === 0) {
		return ['Events:  <none>'];
	}

	const rows = inOrder(events).map(event => [
		event.type,
		event.reason,
		seenText(event, now),
		event.source,
		event.message,
	]);
	const heads = ['Type', 'Reason', 'Age', 'From', 'Message'];
	const lines = aligned([heads, heads.map(head => '-'.repeat(head.length)), ...rows]);
	return ['Events:', ...lines.map(line => `  ${line}`)];
};
