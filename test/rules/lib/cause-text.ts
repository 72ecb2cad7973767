import {expect, test} from 'vitest';
import {causeText, longestCause, withRemark} from '../../../source/rules/lib/cause-text.ts';

test('what fits is left as it is', () => {
	expect(causeText`node ${'node-b'} NotReady (${2}/${3} pods)`).toBe('node node-b NotReady (2/3 pods)');
});

test.each([84, 253, 5000])('a name of %i characters is cut in the middle, and what is short stays', length => {
	const name = `registry${'x'.repeat(length - 12)}:2.4`;
	const cause = causeText`ImagePullBackOff (not found): ${name} (${'1/1 pods'})`;
	expect(cause).toHaveLength(longestCause);
	expect(cause).toMatch(/^ImagePullBackOff \(not found\): registryx+…x+:2\.4 \(1\/1 pods\)$/);
});

test('a sentence is cut at its end', () => {
	const cause = causeText`0/${1} pods ready: ${'Init:Error migrate '.repeat(9)}`;
	expect(cause).toHaveLength(longestCause);
	expect(cause).toMatch(/^0\/1 pods ready: Init:Error migrate .*…$/);
});

test('of several long values each keeps the same room', () => {
	const cause = causeText`targetPort is ${'a'.repeat(100)}, ${'b'.repeat(100)} and ${'short'}`;
	expect(cause.length).toBeLessThanOrEqual(longestCause);
	expect(cause).toMatch(/^targetPort is a+…a+, b+…b+ and short$/);
});

test('a remark is left out where there is no room', () => {
	expect(withRemark('no endpoints', ' (these files only)')).toBe('no endpoints (these files only)');
	const full = 'x'.repeat(longestCause);
	expect(withRemark(full, ' (these files only)')).toBe(full);
});
