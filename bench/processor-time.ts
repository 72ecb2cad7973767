const cell = new Int32Array(new SharedArrayBuffer(4));

/**
 * Processor time this thread has used, in milliseconds: on a machine with other work it is steadier than the clock on the
 * wall. The kernel brings it up to date when the thread gives way (otherwise only at its tick, milliseconds apart), so
 * the thread waits for a moment first.
 */
export const processorTime = () => {
	Atomics.wait(cell, 0, 0, 0.01);
	const {user, system} = process.threadCpuUsage();
	return (user + system) / 1000;
};
