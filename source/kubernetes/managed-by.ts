import type {Labels, Service} from '../model/objects.ts';

/** Labels and annotations by which a tool marks what it keeps as it was written elsewhere. Flux and Argo CD may apply Helm's charts. */
const marks: ReadonlyArray<readonly [key: RegExp, tool: NonNullable<Service['manager']>]> = [
	[/^(?:helm|kustomize)\.toolkit\.fluxcd\.io\/name$/, 'Flux'],
	[/^argocd\.argoproj\.io\//, 'Argo CD'],
	[/^meta\.helm\.sh\/release-name$/, 'Helm'],
];

/** The tool that would revert a live change, by an object's labels and the keys of its annotations; undefined where none shows. */
export const managerOf = (labels: Labels, annotations: readonly string[]): Service['manager'] => {
	const keys = [...Object.keys(labels), ...annotations];
	return (
		marks.find(([mark]) => keys.some(key => mark.test(key)))?.[1] ??
		(labels['app.kubernetes.io/managed-by'] === 'Helm' ? 'Helm' : undefined)
	);
};
