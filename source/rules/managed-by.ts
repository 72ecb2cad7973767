import type {Labels} from '../model/objects.ts';

/** Labels by which a tool marks what it keeps as it was written elsewhere. */
const marks: ReadonlyArray<readonly [key: string, tool: string]> = [
	['helm.toolkit.fluxcd.io/name', 'Flux'],
	['kustomize.toolkit.fluxcd.io/name', 'Flux'],
	['argocd.argoproj.io/instance', 'Argo CD'],
];

/** The tool that would revert a live change; undefined where none shows. */
export const managerOf = (labels: Labels): string | undefined =>
	marks.find(([key]) => key in labels)?.[1] ?? (labels['app.kubernetes.io/managed-by'] === 'Helm' ? 'Helm' : undefined);
