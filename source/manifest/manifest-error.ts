/** What is wrong with the manifests themselves. The message is one sentence with the place, and what to do. */
export class ManifestError extends Error {
	override readonly name = 'ManifestError';
}
