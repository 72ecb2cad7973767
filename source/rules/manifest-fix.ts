import type {Finding, Fix} from './finding.ts';

/** A patch as text for an editor; undefined for a command that only asks a cluster. */
const edited = (fix: Fix): Fix | undefined => {
	if (fix.kind !== 'command') {
		return fix;
	}

	const {argv, label} = fix;
	const patch = argv.at(-1)!;
	if (argv.includes('--type=merge')) {
		return {kind: 'text', label, value: `Merge into the Service (null drops a key): ${patch}`, mutating: false};
	}

	return argv.includes('--type=json')
		? {kind: 'text', label, value: `Change the Service as this JSON patch does: ${patch}`, mutating: false}
		: undefined;
};

/** A finding in a manifest: what mends it is an edit of the file, as there is no object to send a command to. */
export const forManifest = (finding: Finding): Finding => ({
	...finding,
	fixes: finding.fixes.map(edited).filter(fix => fix !== undefined),
});
