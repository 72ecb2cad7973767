import {yamlText} from '../../source/report/formats/yaml.ts';

/** An archive of a single executable, for one platform. */
export type PluginArchive = {
	/** As krew calls it: linux, darwin, windows. */
	readonly os: string;
	/** amd64 or arm64. */
	readonly arch: string;
	readonly uri: string;
	/** Of the archive, in hexadecimal. */
	readonly sha256: string;
	/** Name of the executable in it. */
	readonly bin: string;
};

/** The manifest of the plugin for krew (krew.googlecontainertools.github.com/v1alpha2). */
export const krewManifest = (version: string, description: string, archives: readonly PluginArchive[]): string =>
	yamlText({
		apiVersion: 'krew.googlecontainertools.github.com/v1alpha2',
		kind: 'Plugin',
		metadata: {name: 'svctop'},
		spec: {
			version: `v${version}`,
			shortDescription: 'See why a Service does not work',
			description: `${description}. A dashboard of Services with the cause beside each, checks for CI, and traces of the path to a Service from inside a pod.`,
			platforms: archives.map(({os, arch, uri, sha256, bin}) => ({
				selector: {matchLabels: {os, arch}},
				uri,
				sha256,
				bin,
			})),
		},
	});
