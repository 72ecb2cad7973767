import {execFileSync} from 'node:child_process';

/** Fails the whole run where no cluster can be reached: a skipped end-to-end test says nothing. */
export default () => {
	if (!process.env.KUBECONFIG) {
		throw new Error('Set KUBECONFIG to the cluster these tests may use.');
	}

	execFileSync('kubectl', ['get', '--raw', '/readyz'], {stdio: 'pipe', timeout: 20_000});
};
