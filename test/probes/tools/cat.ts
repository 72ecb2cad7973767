import {expect, test} from 'vitest';
import {cat} from '../../../source/probes/tools/cat.ts';
import {askedBy} from '../../_helpers/asked-by.ts';

test('every file is printed at once', () => {
	expect(askedBy(cat.printFiles, ['/proc/net/tcp', '/proc/net/tcp6'], '/busybox/cat')).toStrictEqual([
		'/busybox/cat /proc/net/tcp /proc/net/tcp6',
	]);
});
