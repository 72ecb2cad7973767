import {createHash} from 'node:crypto';
import {gzipSync} from 'node:zlib';
import {type Entry, tarOf} from './tar.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const blobOf = (bytes: Buffer, mediaType: string) => ({
	bytes,
	descriptor: {mediaType, digest: `sha256:${sha256(bytes)}`, size: bytes.length},
	path: `blobs/sha256/${sha256(bytes)}`,
});

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** What a container of the image is started with (OCI image specification, config.md). */
export type ImageConfig = {
	readonly User: string;
	readonly Entrypoint: readonly string[];
	readonly Env: readonly string[];
	readonly Labels: Readonly<Record<string, string>>;
};

/**
 * An image as an archive that `docker load`, `podman load`, `ctr images import` and `crane push` take: an OCI image layout
 * with Docker's manifest.json beside it. `layers` from the lowest on.
 */
export const ociImage = ({
	name,
	architecture,
	config,
	layers,
}: {
	readonly name: string;
	readonly architecture: string;
	readonly config: ImageConfig;
	readonly layers: ReadonlyArray<readonly Entry[]>;
}): Buffer => {
	const archives = layers.map(tarOf);
	const blobs = archives.map(archive =>
		blobOf(gzipSync(archive, {level: 9}), 'application/vnd.oci.image.layer.v1.tar+gzip'),
	);
	const configBlob = blobOf(
		json({
			architecture,
			os: 'linux',
			config,
			rootfs: {type: 'layers', diff_ids: archives.map(archive => `sha256:${sha256(archive)}`)},
			history: layers.map(() => ({created: '1970-01-01T00:00:00Z'})),
		}),
		'application/vnd.oci.image.config.v1+json',
	);
	const manifest = blobOf(
		json({
			schemaVersion: 2,
			mediaType: 'application/vnd.oci.image.manifest.v1+json',
			config: configBlob.descriptor,
			layers: blobs.map(({descriptor}) => descriptor),
		}),
		'application/vnd.oci.image.manifest.v1+json',
	);
	const index = json({
		schemaVersion: 2,
		mediaType: 'application/vnd.oci.image.index.v1+json',
		manifests: [
			{
				...manifest.descriptor,
				platform: {architecture, os: 'linux'},
				annotations: {'io.containerd.image.name': name, 'org.opencontainers.image.ref.name': name.split(':').at(-1)},
			},
		],
	});
	const file = (path: string, content: Buffer): Entry => ({kind: 'file', name: path, mode: 0o644, content});
	return tarOf([
		file('oci-layout', json({imageLayoutVersion: '1.0.0'})),
		file('index.json', index),
		file('manifest.json', json([{Config: configBlob.path, RepoTags: [name], Layers: blobs.map(({path}) => path)}])),
		...[configBlob, manifest, ...blobs].map(({path, bytes}) => file(path, bytes)),
	]);
};
