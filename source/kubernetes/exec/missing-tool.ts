/**
 * The runtime's words for a program that is not in the image; the first is runc's, the second crun's. Of a container that
 * has ended containerd says "task … not found", which is another matter.
 */
export const isMissingTool = (message: string) =>
	/executable file not found|no such file or directory|: not found/i.test(message) &&
	/exec/i.test(message) &&
	!/\b(task|container) \S+ not found|no running task/i.test(message);
