"""A desktop made of parts: two private buses, services on them that do as they are told, an X server where one is asked
for. Not a test; desktop_test.py has those.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# How much slower than usual the programs are: under the sanitizers.
SLOW = max(float(os.environ.get("LABCLOCK_SLOW", "1")), 1)

NOTIFICATIONS = "org.freedesktop.Notifications"
NOTIFICATIONS_PATH = "/org/freedesktop/Notifications"
LOGIN = "org.freedesktop.login1"
WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
MUTTER = "org.gnome.Mutter.IdleMonitor"
MUTTER_PATH = "/org/gnome/Mutter/IdleMonitor/Core"
PROPERTIES = "org.freedesktop.DBus.Properties"


class Failure(Exception):
    pass


def need(holds, text):
    if not holds:
        raise Failure(text() if callable(text) else text)


def wait_for(what, text, seconds=10):
    """The first true value of `what()`; a failure after some seconds."""
    end = time.monotonic() + seconds * SLOW
    while time.monotonic() < end:
        value = what()
        if value:
            return value
        time.sleep(0.05)
    raise Failure(f"after {seconds} s still not: {text() if callable(text) else text}")


def dbus_error():
    import dbus
    return dbus.DBusException


class Service:
    """A service of dbusmock: objects that keep what they are called with and emit what they are told. All it can do it
    can from the moment on that it has its name, as a real one.

    methods: [(name, in, out, code)]; properties: {name: value}; objects: [(path, interface, {}, [method])].
    """

    def __init__(self, world, bus, name, path, interface, methods, properties=None, objects=()):
        import dbus
        self.dbus, self.bus, self.name, self.path, self.interface = dbus, bus, name, path, interface
        template = world.folder / f"{name.rsplit('.', 1)[-1]}.py"
        template.write_text(
            f"BUS_NAME, MAIN_OBJ, MAIN_IFACE, SYSTEM_BUS = {name!r}, {path!r}, {interface!r}, {bus is world.system}\n"
            "def load(mock, parameters):\n"
            f"    mock.AddMethods(MAIN_IFACE, {list(methods)!r})\n"
            f"    for key, value in {properties or {}!r}.items():\n"
            "        mock.AddProperty(MAIN_IFACE, key, value)\n"
            f"    for each in {list(objects)!r}:\n"
            "        mock.AddObject(*each)\n", encoding="utf-8")
        self.process = world.start([sys.executable, "-m", "dbusmock", "--template", template])
        wait_for(lambda: bus.name_has_owner(name), f"{name} is on the bus")
        self.mock = self.object(path, "org.freedesktop.DBus.Mock")

    def object(self, path, interface):
        # Introspection would be asked of services that end; what is sent is typed by hand.
        return self.dbus.Interface(self.bus.get_object(self.name, path, introspect=False), interface)

    def calls(self, method):
        """The arguments of each call so far."""
        return [list(args) for _, args in self.mock.GetMethodCalls(method, timeout=5 * SLOW)]

    def emit(self, name, signature, *args, path=None, interface=None):
        mock = self.mock if path is None else self.object(path, "org.freedesktop.DBus.Mock")
        mock.EmitSignal(interface or self.interface, name, signature, self.dbus.Array(args, signature="v"))

    def end(self):
        self.process.kill()
        self.process.wait()
        wait_for(lambda: not self.bus.name_has_owner(self.name), f"{self.name} has left the bus")


class Notifications(Service):
    """org.freedesktop.Notifications: numbers each notification, closes what it is asked to close."""

    def __init__(self, world, capabilities=("body", "body-markup", "actions"), server="mock", inhibited=None):
        super().__init__(
            world, world.session, NOTIFICATIONS, NOTIFICATIONS_PATH, NOTIFICATIONS,
            [("Notify", "susssasa{sv}i", "u", "self.last = getattr(self, 'last', 0) + 1; ret = self.last"),
             ("CloseNotification", "u", "", "self.EmitSignal('', 'NotificationClosed', 'uu', [args[0], 3])"),
             ("GetServerInformation", "", "ssss", f"ret = ({server!r}, 'tests', '1', '1.2')"),
             ("GetCapabilities", "", "as", f"ret = {list(capabilities)!r}")],
            {} if inhibited is None else {"Inhibited": inhibited})

    def shown(self):
        """[(number, title, body, {key: label})] of every notification so far."""
        found = []
        for number, call in enumerate(self.calls("Notify"), 1):
            actions = [str(each) for each in call[5]]
            found.append((number, str(call[3]), str(call[4]), dict(zip(actions[::2], actions[1::2]))))
        return found

    def next(self, count=1, text="a notification"):
        """Waits until there are so many; the last one of them."""
        wait_for(lambda: len(self.shown()) >= count, lambda: f"{text} ({self.shown()})")
        return self.shown()[count - 1]

    def press(self, number, key):
        self.emit("ActionInvoked", "us", self.dbus.UInt32(number), key)
        # As most services do.
        self.dismiss(number)

    def dismiss(self, number):
        self.emit("NotificationClosed", "uu", self.dbus.UInt32(number), self.dbus.UInt32(2))

    def inhibit(self, on):
        self.object(NOTIFICATIONS_PATH, PROPERTIES).Set(self.interface, "Inhibited", on)

    def closed(self):
        return [int(args[0]) for args in self.calls("CloseNotification")]


class World:
    def __init__(self, watch, gui, cli):
        self.watch, self.gui, self.cli = watch, gui, cli
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="labclock-desktop-"))
        self.processes = []
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "TZ": "Asia/Seoul",
            "XDG_RUNTIME_DIR": str(self.folder), "LABCLOCK_DB": str(self.folder / "labclock.db"),
            "LABCLOCK_LANG": "en", "LIBGL_ALWAYS_SOFTWARE": "1", "ASAN_OPTIONS": "detect_leaks=0",
            "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(self.folder / "cache")),
        }
        self.session = self.bus("session", "DBUS_SESSION_BUS_ADDRESS")
        self.system = self.bus("system", "DBUS_SYSTEM_BUS_ADDRESS")

    def bus(self, name, variable):
        """A bus that starts no service by itself."""
        import dbus.bus
        config = self.folder / f"{name}.conf"
        config.write_text(
            '<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"'
            ' "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">'
            f"<busconfig><type>{name}</type><listen>unix:path={self.folder}/{name}.bus</listen><auth>EXTERNAL</auth>"
            '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
            '<allow own="*"/></policy></busconfig>')
        process = self.start(["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"], stdout=subprocess.PIPE)
        address = process.stdout.readline().strip()
        need(address, f"the {name} bus did not start")
        self.environment[variable] = address
        # dbusmock reads them too.
        os.environ[variable] = address
        return dbus.bus.BusConnection(address)

    def start(self, command, **more):
        process = subprocess.Popen([str(word) for word in command], env={**self.environment, **more.pop("environment", {})},
                                   stdin=more.pop("stdin", subprocess.DEVNULL), stdout=more.pop("stdout", subprocess.DEVNULL),
                                   stderr=more.pop("stderr", subprocess.DEVNULL), text=True, **more)
        self.processes.append(process)
        return process

    def display(self):
        reading, writing = os.pipe()
        server = self.start(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"], pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.environment["DISPLAY"] = ":" + pipe.readline().strip()
        return server

    def close(self):
        for bus in (self.session, self.system):
            bus.close()
        for process in reversed(self.processes):
            if process.poll() is None:
                process.kill()
            process.wait()
            for pipe in (process.stdout, process.stderr):
                if pipe:
                    pipe.close()
        left = self.watchers()
        shutil.rmtree(self.folder, ignore_errors=True)
        need(not left, f"background programs were left running: {left}")

    def watchers(self):
        """Background programs of this world that run, whoever started them."""
        found = []
        for each in pathlib.Path("/proc").iterdir():
            try:
                if each.name.isdigit() and os.readlink(each / "exe") == os.path.realpath(self.watch) and \
                        str(self.folder).encode() in (each / "environ").read_bytes():
                    found.append(int(each.name))
            except OSError:
                continue
        return found

    # Labclock ---------------------------------------------------------------------------------------------------

    def labclock(self, *words, code=0):
        done = subprocess.run([self.cli, *words], env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=60)
        need(done.returncode == code, f"labclock {' '.join(words)} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def json(self, *words):
        return json.loads(self.labclock(*words, "--json"))

    def running(self):
        session = self.json("status")["running"]
        return session["project"] if session else None

    def alerts(self):
        return self.json("alert", "list", "all")["alerts"]

    def answer(self):
        """Of the last alert: what was answered, and why."""
        last = self.alerts()[-1]
        return last["answer"], last["reason"]

    def always_off_hours(self):
        """Every day is a weekend, so that each start is off hours whenever the test runs."""
        self.labclock("config", "set", "core", "none", "--from", "2020-01-01")
        for name, kind in (("Thesis", "own"), ("Samsung <b>LLM</b> & co", "funded")):
            self.labclock("project", "add", name, "--kind", kind)

    def watching(self, *words, **more):
        """The background program, once it has begun to look."""
        process = self.start([self.watch, *words], stderr=subprocess.PIPE, **more)

        def begun():
            need(process.poll() is None, lambda: f"it ended with {process.returncode}: {process.stderr.read()}")
            return self.session.name_has_owner(f"{ITEM}-{process.pid}-1")

        if "DBUS_SESSION_BUS_ADDRESS" not in more.get("environment", {}):
            wait_for(begun, "the background program is on the bus")
        return process

    def end(self, process, code=0):
        """Ends it as a desktop does; what it said."""
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=20 * SLOW)
        need(process.returncode == code, f"it ended with {process.returncode}: {err}")
        return err
