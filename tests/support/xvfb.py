"""An X server of one's own, without a screen.

The number of the display is told to Xvfb and not asked of it: two that start at once and look for a free number
can take each other's socket. And it never resets, as it would when its last client leaves: who connects just then
is refused.
"""

import ctypes
import os
import subprocess


class Xvfb:
    def __init__(self, size="1400x1000x24"):
        number = 100 + os.getpid() % 30_000
        for attempt in range(20):
            self.display = f":{number + attempt}"
            reading, writing = os.pipe()
            self.server = subprocess.Popen(["Xvfb", self.display, "-displayfd", str(writing), "-noreset", "-screen", "0", size,
                                            "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL)
            os.close(writing)
            with os.fdopen(reading) as pipe:
                ready = pipe.readline().strip()
            if ready:
                return
            self.server.wait()  # somebody else has that number
        raise OSError("Xvfb did not start")

    def close(self):
        self.server.terminate()
        self.server.wait()

    def minimise(self, window):
        """What a window manager does: takes the window off the screen and writes that it is iconic."""
        x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = ctypes.c_void_p
        x.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x.XOpenDisplay(self.display.encode()))
        state = ctypes.c_ulong(x.XInternAtom(display, b"WM_STATE", 0))
        iconic = (ctypes.c_long * 2)(3, 0)
        x.XUnmapWindow(display, ctypes.c_ulong(int(window)))
        x.XChangeProperty(display, ctypes.c_ulong(int(window)), state, state, 32, 0, iconic, 2)
        x.XSync(display, 0)
        x.XCloseDisplay(display)
