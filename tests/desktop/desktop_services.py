"""The services of a desktop besides notifications: a tray, GNOME's idle monitor, logind. Not a test."""

from desktop_world import ITEM, LOGIN, MENU, MUTTER, MUTTER_PATH, PROPERTIES, WATCHER, Service, wait_for


class Host(Service):
    def __init__(self, world):
        super().__init__(world, world.session, WATCHER, "/StatusNotifierWatcher", WATCHER,
                         [("RegisterStatusNotifierItem", "s", "", "")])


class Menu:
    def __init__(self, world, item):
        import dbus
        self.dbus = dbus
        self.menu = dbus.Interface(world.session.get_object(item, "/StatusNotifierItem/Menu", introspect=False), MENU)
        self.properties = dbus.Interface(world.session.get_object(item, "/StatusNotifierItem", introspect=False), PROPERTIES)

    def lines(self):
        self.menu.AboutToShow(self.dbus.Int32(0))
        _, (_, _, below) = self.menu.GetLayout(self.dbus.Int32(0), self.dbus.Int32(-1), self.dbus.Array([], signature="s"))
        return {str(line[1].get("label", "--")): int(line[0]) for line in below}

    def choose(self, label):
        self.menu.Event(self.dbus.Int32(self.lines()[label]), "clicked", self.dbus.Int32(0, variant_level=1), self.dbus.UInt32(0))

    def words(self):
        return str(self.properties.Get(ITEM, "ToolTip")[3])


class Gnome(Service):
    """Mutter's idle monitor: its watches fire when the test says so."""

    def __init__(self, world):
        number = "self.last = getattr(self, 'last', 0) + 1; ret = self.last"
        super().__init__(world, world.session, MUTTER, MUTTER_PATH, MUTTER,
                         [("AddIdleWatch", "t", "u", number), ("AddUserActiveWatch", "", "u", number),
                          ("RemoveWatch", "u", "", "")])

    def fire(self, number):
        self.emit("WatchFired", "u", self.dbus.UInt32(number))

    def numbers(self):
        """Which watch has which number: they are given in the order of the calls."""
        calls = [str(name) for _, name, _ in self.mock.GetCalls() if str(name) in ("AddIdleWatch", "AddUserActiveWatch")]
        return {name: number for number, name in enumerate(calls, 1)}

    def leave(self, times=1):
        wait_for(lambda: "AddIdleWatch" in self.numbers(), "it is asked to watch")
        self.fire(self.numbers()["AddIdleWatch"])
        wait_for(lambda: len(self.calls("AddUserActiveWatch")) == times, "it is asked to tell of the return")

    def come_back(self):
        self.fire(self.numbers()["AddUserActiveWatch"])


class Login(Service):
    def __init__(self, world):
        self.session = "/org/freedesktop/login1/session/c1"
        super().__init__(world, world.system, LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager",
                         [("GetSession", "s", "o", f"ret = {self.session!r}")],
                         objects=[(self.session, f"{LOGIN}.Session", {"LockedHint": False}, [])])

    def sleep(self, going):
        self.emit("PrepareForSleep", "b", going)

    def lock(self, locked):
        self.object(self.session, PROPERTIES).Set(f"{LOGIN}.Session", "LockedHint", locked)

    def ask_to_lock(self):
        self.emit("Lock", "", path=self.session, interface=f"{LOGIN}.Session")
