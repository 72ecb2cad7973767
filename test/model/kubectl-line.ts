import {expect, test} from 'vitest';
import {kubectlLine} from '../../source/model/kubectl-line.ts';

test('names the context, and the kubeconfig that kubectl would not find by itself', () => {
	expect(kubectlLine(['get', 'pods'], {context: 'prod'})).toBe('kubectl --context prod get pods');
	expect(kubectlLine(['get', 'pods'], {context: 'prod', kubectlFlags: ['--kubeconfig', "/it's here"]})).toBe(
		String.raw`kubectl --kubeconfig '/it'\''s here' --context prod get pods`,
	);
	expect(kubectlLine(['get', 'pods'], {context: ''})).toBe('kubectl get pods');
});

test("a pod's service account is found by kubectl itself", () => {
	expect(kubectlLine(['get', 'pods'], {context: 'in-cluster'})).toBe('kubectl get pods');
});
