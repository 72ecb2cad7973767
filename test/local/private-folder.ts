import {chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import {createPrivateFolder, privateFolder} from '../../source/local/private-folder.ts';

const base = () => path.join(mkdtempSync(path.join(tmpdir(), 'private-')), 'base');
const modeOf = (folder: string) => statSync(folder).mode & 0o777;

test('each folder is created for its user alone', () => {
	const place = base();
	const folder = createPrivateFolder(place, ['svctop', 'kept']);

	expect(folder).toBe(path.join(place, 'svctop/kept'));
	expect([folder, path.dirname(folder)].map(modeOf)).toEqual([0o700, 0o700]);
	expect(privateFolder(place, ['svctop', 'kept'])).toBe(folder);
});

test('one that others can read is closed to them', () => {
	const place = base();
	mkdirSync(path.join(place, 'svctop'), {recursive: true, mode: 0o755});

	expect(modeOf(createPrivateFolder(place, ['svctop']))).toBe(0o700);
});

test('the base may be a link: it is where its user has put it', () => {
	const place = base();
	const link = `${place}-link`;
	mkdirSync(place);
	symlinkSync(place, link);

	expect(createPrivateFolder(link, ['svctop'])).toBe(path.join(link, 'svctop'));
	expect(modeOf(path.join(place, 'svctop'))).toBe(0o700);
});

test.each([0o777, 0o770, 0o720, 0o702])('a folder of mode %o is refused, as others may have written there', mode => {
	const place = base();
	mkdirSync(path.join(place, 'svctop'), {recursive: true});
	chmodSync(path.join(place, 'svctop'), mode);

	expect(() => createPrivateFolder(place, ['svctop', 'kept'])).toThrow('can be changed by others');
});

test.each([0o777, 0o770])('below a base of mode %o nothing is private: others can put another folder there', mode => {
	const place = base();
	mkdirSync(place);
	chmodSync(place, mode);

	expect(() => createPrivateFolder(place, ['svctop'])).toThrow('can be changed by others');
});

test('below the folder for temporary files of all it is', () => {
	const place = base();
	mkdirSync(place);
	chmodSync(place, 0o1777);

	expect(modeOf(createPrivateFolder(place, ['svctop']))).toBe(0o700);
});

test.each(['svctop', 'svctop/kept'])('no link is followed: %s', name => {
	const place = base();
	const elsewhere = `${place}-elsewhere`;
	mkdirSync(elsewhere, {recursive: true});
	const link = path.join(place, name);
	mkdirSync(path.dirname(link), {recursive: true});
	symlinkSync(elsewhere, link);

	expect(() => createPrivateFolder(place, ['svctop', 'kept'])).toThrow('is no folder');
	expect(readdirSync(elsewhere)).toEqual([]);
});

test("somebody else's folder is refused", () => {
	const place = base();
	createPrivateFolder(place, ['svctop']);
	const {uid} = statSync(place);
	vi.spyOn(process, 'getuid').mockReturnValue(uid + 1);
	onTestFinished(() => {
		vi.restoreAllMocks();
	});

	expect(() => privateFolder(place, ['svctop'])).toThrow(/belongs to another user|can be changed by others/);
});

test('what is missing is created only when asked for', () => {
	const place = base();

	expect(() => privateFolder(place, ['svctop'])).toThrow('ENOENT');
	expect(existsSync(place)).toBe(false);
});

test.each(['/proc/nowhere', '/dev/null/nowhere'])('below %s there is none, and that is said at once', place => {
	expect(() => createPrivateFolder(place, ['svctop'])).toThrow(/ENOENT|ENOTDIR/);
});
