#!/usr/bin/env python3
"""The background program on a private bus: notifications whose buttons act, the tray, absences, and the ways to end.

    desktop_test.py LABCLOCK_WATCH LABCLOCK_GUI LABCLOCK [CASE]...

Each case has buses of its own and leaves nothing behind. Exit code 77: there is no dbus-daemon or python3-dbusmock here.
"""

import datetime
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import desktop_world
from desktop_services import Gnome, Host, Login, Menu
from desktop_world import SLOW, Failure, Notifications, World, need, wait_for

SKIPPED = 77


# Notifications ----------------------------------------------------------------------------------------------------


def a_button_stops_what_runs(world):
    """An alert that the terminal recorded, answered on the desktop with no window open."""
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching()
    world.labclock("start", "Thesis")
    number, title, body, actions = service.next()
    need("Off hours" in title and "Thesis" in body, f"the notification says {title}: {body}")
    need(list(actions) == ["default", "stop", "more", "go-on"], f"its buttons are {actions}")
    time.sleep(1.1)
    service.press(number, "stop")
    wait_for(lambda: world.running() is None, "Stop stops")
    need(world.answer() == ("stop", None), f"the ledger has {world.answer()}")
    need(len(service.shown()) == 1, "it was shown twice")
    world.labclock("undo")
    need(world.running() == "Thesis", "a stop by the notification cannot be taken back")
    world.end(process)


def an_alert_comes_at_its_deadline(world):
    """Nobody writes: the program wakes by itself when an hour without a break is full, and asks."""
    world.always_off_hours()
    world.labclock("config", "set", "alerts.off_hours", "off")
    service = Notifications(world)
    process = world.watching()
    start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=60, seconds=-6 * SLOW)
    world.labclock("start", "Thesis", "--at", start.strftime("%Y-%m-%dT%H:%M:%SZ"))
    time.sleep(1)
    need(not service.shown() and not world.alerts(), "it asked before the hour was full")
    wait_for(service.shown, "it asks when the hour is full", 15)
    need([each["kind"] for each in world.alerts()] == ["stretch"], f"the ledger has {world.alerts()}")
    world.end(process)
    need(len(service.shown()) == 1, "it was shown twice")


def thirty_more_minutes(world):
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching()
    world.labclock("start", "Thesis")
    service.press(service.next()[0], "more")
    wait_for(lambda: world.answer()[0] == "snooze", "30 more minutes is written")
    need(world.alerts()[-1]["snooze_s"] == 1800, "it is not half an hour")
    need(world.running() == "Thesis", "30 more minutes ended the session")
    world.end(process)


def keep_going_asks_why(world):
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching()
    world.labclock("start", "Thesis")
    service.press(service.next()[0], "go-on")
    number, title, _, actions = service.next(2, "the question why")
    need(title == "What is it for?", f"it asks {title}")
    need(list(actions) == ["default", "deadline", "asked", "choice", "experiment", "other"], f"its buttons are {actions}")
    need(world.answer() == (None, None), "it was answered before the reason was")
    service.press(number, "deadline")
    wait_for(lambda: world.answer() == ("continue", "deadline"), lambda: f"the reason is written: {world.answer()}")
    world.end(process)


def keep_going_without_a_reason(world):
    """The question is left alone: that it goes on is kept, without a reason. And so it is when the program ends."""
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching()
    world.labclock("start", "Thesis")
    service.press(service.next()[0], "go-on")
    service.dismiss(service.next(2)[0])
    wait_for(lambda: world.answer() == ("continue", None), lambda: f"no reason is written: {world.answer()}")
    world.labclock("stop")
    time.sleep(1.1)
    world.labclock("undo", "2")
    service.press(service.next(3, "the alert that was reopened")[0], "go-on")
    service.next(4)
    world.end(process)
    need(world.answer() == ("continue", None), f"ending lost it: {world.answer()}")


def gnome_shows_three_buttons(world):
    world.always_off_hours()
    service = Notifications(world, server="gnome-shell")
    process = world.watching()
    world.labclock("start", "Thesis")
    service.press(service.next()[0], "go-on")
    need(list(service.next(2)[3]) == ["default", "deadline", "asked", "choice"], "GNOME would drop some of them")
    world.end(process)


def a_name_is_no_markup(world):
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching()
    world.labclock("start", "Samsung")
    body = service.next()[2]
    need("Samsung &lt;b&gt;LLM&lt;/b&gt; &amp; co" in body, f"the body is {body}")
    world.end(process)


def a_service_without_buttons(world):
    world.always_off_hours()
    service = Notifications(world, capabilities=("body",))
    process = world.watching()
    world.labclock("start", "Samsung")
    _, _, body, actions = service.next()
    need(not actions, f"it has buttons: {actions}")
    need("Samsung <b>LLM</b> & co" in body and "labclock alert" in body, f"the body is {body}")
    world.end(process)


def in_korean(world):
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching("--lang", "ko")
    world.labclock("start", "Thesis")
    _, title, body, actions = service.next()
    need("근무 외" in title and "Thesis 진행 중" in body, f"it says {title}: {body}")
    need(actions["stop"] == "정지" and actions["more"] == "30분 더", f"its buttons are {actions}")
    world.end(process)


def answered_elsewhere_withdraws(world):
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching()
    world.labclock("start", "Thesis")
    number = service.next()[0]
    world.labclock("alert", "answer", "1", "continue", "--reason", "choice")
    wait_for(lambda: service.closed() == [number], lambda: f"it is withdrawn: {service.closed()}")
    # Too late, and no harm.
    service.press(number, "stop")
    time.sleep(0.3)
    need(world.running() == "Thesis" and world.answer() == ("continue", "choice"), "a withdrawn notification acted")
    world.labclock("undo")
    number = service.next(2, "the alert that was reopened")[0]
    world.labclock("stop")
    wait_for(lambda: number in service.closed(), "what asks about a session goes when it is stopped")
    world.end(process)


def dismissed_stays_dismissed(world):
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching()
    world.labclock("start", "Thesis")
    service.dismiss(service.next()[0])
    world.labclock("config", "set", "name", "somebody writes")
    time.sleep(0.6)
    need(len(service.shown()) == 1, "what the person put away came back")
    need(world.answer() == (None, None), "putting it away was taken for an answer")
    world.end(process)


def do_not_disturb(world):
    world.always_off_hours()
    service = Notifications(world, inhibited=True)
    process = world.watching()
    time.sleep(0.5)
    world.labclock("start", "Thesis")
    time.sleep(0.8)
    need(not service.shown(), "it disturbed")
    service.inhibit(False)
    service.next(text="the alert once one may disturb")
    world.end(process)


def the_service_vanishes_and_returns(world):
    world.always_off_hours()
    process = world.watching()
    world.labclock("start", "Thesis")
    time.sleep(0.6)
    service = Notifications(world)
    need("Off hours" in service.next()[1], "what waited for a service is shown")
    service.end()
    time.sleep(0.3)
    service = Notifications(world)
    number = service.next(text="what was open when the service went is shown by the next")[0]
    service.press(number, "go-on")
    service.next(2)
    service.end()
    wait_for(lambda: world.answer() == ("continue", None), "what was asked when the service went is answered without a reason")
    said = world.end(process)
    need(said.count("no notification service") == 1, f"it was said not once: {said}")


def no_bus_at_all(world):
    """It still watches, and ends when told."""
    world.always_off_hours()
    nowhere = f"unix:path={world.folder}/nobody"
    process = world.watching(environment={"DBUS_SESSION_BUS_ADDRESS": nowhere, "DBUS_SYSTEM_BUS_ADDRESS": nowhere})
    world.labclock("start", "Thesis")

    def beats():
        with sqlite3.connect(world.environment["LABCLOCK_DB"]) as ledger:
            return ledger.execute("SELECT count(*) FROM heartbeat").fetchone()[0]

    wait_for(lambda: beats() == 1, "the heartbeat of what runs is written")
    said = world.end(process)
    need(said.count("no session bus") == 1, f"it said {said}")


# The ledger -------------------------------------------------------------------------------------------------------


def a_locked_database_keeps_the_answer(world):
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching()
    world.labclock("start", "Thesis")
    number = service.next()[0]
    time.sleep(1.1)
    ledger = sqlite3.connect(world.environment["LABCLOCK_DB"], isolation_level=None)
    ledger.execute("BEGIN IMMEDIATE")
    pressed = datetime.datetime.now(datetime.timezone.utc)
    service.press(number, "stop")
    need("kept" in service.next(2, "that the answer waits is told")[1], "it is told otherwise")
    time.sleep(2)
    ledger.execute("ROLLBACK")
    ledger.close()
    wait_for(lambda: world.running() is None, "the answer is written once the file is free", 15)
    end = datetime.datetime.fromisoformat(world.json("log")["sessions"][-1]["end"].replace("Z", "+00:00"))
    need(abs((end - pressed).total_seconds()) < 1.5 * SLOW, f"it ended at {end} and not when Stop was pressed, {pressed}")
    need(world.answer() == ("stop", None), f"the ledger has {world.answer()}")
    world.end(process)


def a_locked_database_at_the_end(world):
    """Told to end while an answer waits: it is written before."""
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching()
    world.labclock("start", "Thesis")
    number = service.next()[0]
    ledger = sqlite3.connect(world.environment["LABCLOCK_DB"], isolation_level=None)
    ledger.execute("BEGIN IMMEDIATE")
    service.press(number, "more")
    service.next(2)
    process.send_signal(signal.SIGTERM)
    time.sleep(0.7)
    ledger.execute("ROLLBACK")
    ledger.close()
    world.end(process)
    need(world.answer()[0] == "snooze", f"ending lost the answer: {world.answer()}")


def two_watch_one_acts(world):
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching()
    second = subprocess.run([world.watch], env=world.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                            timeout=20 * SLOW)
    need(second.returncode == 0 and "runs already" in second.stderr, f"the second one: {second.returncode} {second.stderr}")
    world.labclock("start", "Thesis")
    service.next()
    time.sleep(0.5)
    need(len(service.shown()) == 1, "two showed it")
    world.end(process)
    # One that was killed leaves nothing that keeps the next from starting.
    process = world.watching()
    process.kill()
    process.wait()
    world.end(world.watching())


def ending_takes_notifications_along(world):
    world.always_off_hours()
    service = Notifications(world)
    process = world.watching()
    world.labclock("start", "Thesis")
    number = service.next()[0]
    world.end(process)
    wait_for(lambda: service.closed() == [number], "its buttons would do nothing any more")
    need(world.running() == "Thesis", "ending stopped the session")


def damaged_and_newer_files(world):
    path = world.environment["LABCLOCK_DB"]
    with open(path, "w", encoding="utf-8") as file:
        file.write("this is no database" * 100)
    process = world.start([world.watch], stderr=subprocess.PIPE)
    _, said = process.communicate(timeout=20 * SLOW)
    need(process.returncode == 4 and said.startswith("labclock-watch: "), f"{process.returncode} {said}")


# The tray ---------------------------------------------------------------------------------------------------------


def the_tray_starts_and_stops(world):
    world.always_off_hours()
    process = world.watching()
    # A host that comes later is told as well.
    host = Host(world)
    wait_for(lambda: host.calls("RegisterStatusNotifierItem"), "the item is registered")
    item = str(host.calls("RegisterStatusNotifierItem")[0][0])
    menu = Menu(world, item)
    need(list(menu.lines()) == ["Nothing is running", "--", "Open Labclock", "End the background program"],
         f"the menu of an empty ledger: {menu.lines()}")
    world.labclock("start", "Thesis")
    wait_for(lambda: "Stop" in menu.lines(), "the menu offers to stop")
    need("Thesis: 0 min" in menu.lines(), f"the menu does not tell what runs: {menu.lines()}")
    need(menu.words().startswith("Thesis, since "), f"the tray says {menu.words()}")
    time.sleep(1.1)
    menu.choose("Stop")
    wait_for(lambda: world.running() is None, "Stop stops")
    wait_for(lambda: "Continue Thesis" in menu.lines(), lambda: f"what ran last is offered: {menu.lines()}")
    menu.choose("Continue Thesis")
    wait_for(lambda: world.running() == "Thesis", "Continue continues")
    time.sleep(1.1)
    world.labclock("start", "Samsung")
    wait_for(lambda: "Switch to Thesis" in menu.lines(), lambda: f"another project is offered: {menu.lines()}")
    time.sleep(1.1)
    menu.choose("Switch to Thesis")
    wait_for(lambda: world.running() == "Thesis", "Switch switches")
    # An unknown line, one that cannot be chosen, and a host that comes back.
    menu.menu.Event(menu.dbus.Int32(4711), "clicked", menu.dbus.Int32(0, variant_level=1), menu.dbus.UInt32(0))
    menu.choose("Thesis: 0 min")
    host.end()
    host = Host(world)
    wait_for(lambda: host.calls("RegisterStatusNotifierItem"), "the item is registered anew")
    menu.choose("End the background program")
    need(process.wait(timeout=10 * SLOW) == 0, f"it ended with {process.returncode}")
    need(world.running() == "Thesis", "ending the program stopped the session")


# Absences ---------------------------------------------------------------------------------------------------------


def absences(world):
    """(length in seconds, evidence, answer) of each."""
    with sqlite3.connect(world.environment["LABCLOCK_DB"]) as ledger:
        return [tuple(row) for row in ledger.execute("SELECT to_utc - from_utc, evidence, answer FROM absence ORDER BY id")]


def work_for_ten_minutes(world):
    world.always_off_hours()
    world.labclock("config", "set", "alerts.off_hours", "off")
    world.labclock("config", "set", "alerts.stretch", "off")
    world.labclock("config", "set", "idle.after", "1m")
    world.labclock("start", "Thesis", "--at", "-10m")


def gnome_tells_of_an_absence(world):
    work_for_ten_minutes(world)
    gnome, service = Gnome(world), Notifications(world)
    process = world.watching()
    gnome.leave()
    time.sleep(0.3)
    need(not absences(world), "it was noted before the return")
    gnome.come_back()
    number, title, body, actions = service.next()
    need(title == "Nobody was there for 1 min" and "Thesis" in body, f"it says {title}: {body}")
    need(list(actions) == ["default", "keep", "stop-then", "window"], f"its buttons are {actions}")
    length, evidence, answer = absences(world)[0]
    need(60 <= length <= 60 + 5 * SLOW and (evidence, answer) == ("idle", ""), f"the ledger has {absences(world)}")
    need(world.running() == "Thesis", "it changed something by itself")
    service.press(number, "stop-then")
    wait_for(lambda: world.running() is None, "the session ends")
    need(absences(world)[0][2] == "stop", f"the ledger has {absences(world)}")
    worked = world.json("log")["sessions"][-1]["seconds"]
    need(530 <= worked <= 545, f"it ended after {worked} s and not when the person left")
    world.labclock("undo")
    need(world.running() == "Thesis", "the answer cannot be taken back")
    world.end(process)


def sleep_over_an_absence(world):
    """Idle, then asleep, then awake but locked: one absence, with the strongest evidence."""
    work_for_ten_minutes(world)
    login, gnome, service = Login(world), Gnome(world), Notifications(world)
    process = world.watching()
    gnome.leave()
    login.sleep(True)
    login.lock(True)
    time.sleep(1)
    login.sleep(False)
    gnome.come_back()
    time.sleep(0.4)
    need(not absences(world), "somebody typing at a locked screen was taken for back")
    login.lock(False)
    wait_for(lambda: absences(world), "the absence is noted when it is unlocked")
    need([each[1] for each in absences(world)] == ["suspend"], f"the ledger has {absences(world)}")
    service.press(service.next()[0], "keep")
    wait_for(lambda: absences(world)[0][2] == "keep", "that it counts is written")
    need(world.running() == "Thesis", "what counts ended the session")
    # A short lock is no absence; and one that was only asked for ends with input.
    login.lock(True)
    login.lock(False)
    login.ask_to_lock()
    wait_for(lambda: len(gnome.calls("AddUserActiveWatch")) == 2, "input after a lock is waited for")
    gnome.come_back()
    time.sleep(0.4)
    need(len(absences(world)) == 1, f"a moment was taken for an absence: {absences(world)}")
    world.end(process)


def what_nobody_watched_is_asked_about(world):
    """The program was gone for two hours while a session ran, as the last heartbeat tells."""
    work_for_ten_minutes(world)
    world.labclock("stop")
    world.labclock("undo", "2")
    world.labclock("start", "Thesis", "--at", "-3h")
    service = Notifications(world)
    with sqlite3.connect(world.environment["LABCLOCK_DB"]) as ledger:
        session = ledger.execute("SELECT uuid FROM session WHERE end_utc IS NULL").fetchone()[0]
        ledger.execute("INSERT OR REPLACE INTO heartbeat (id, at_utc, session_uuid) VALUES (1, ?, ?)",
                       (int(time.time()) - 7200, session))
    process = world.watching()
    number, title, _, _ = service.next()
    need(title == "Nobody was there for 2 h", f"it says {title}")
    need(absences(world)[0][1] in ("crash", "night"), f"the ledger has {absences(world)}")
    service.press(number, "stop-then")
    wait_for(lambda: world.running() is None, "the session ends")
    need(abs(world.json("log")["sessions"][-1]["seconds"] - 3600) < 60, "it ended at another time than the last heartbeat")
    world.end(process)


def ending_while_away(world):
    """The desktop ends while nobody is there: what is known is noted."""
    work_for_ten_minutes(world)
    gnome = Gnome(world)
    process = world.watching()
    gnome.leave()
    world.end(process)
    need([each[1] for each in absences(world)] == ["idle"], f"the ledger has {absences(world)}")
    need(world.running() == "Thesis", "it changed something by itself")


def x11_tells_of_an_absence(world):
    """The real screen saver extension; the shortest absence there is takes a minute."""
    server = world.display()

    def pointer(x):
        subprocess.run(["xdotool", "mousemove", str(x), "100"], env=world.environment, check=True)

    pointer(50)
    work_for_ten_minutes(world)
    process = world.watching()
    left = time.time()
    time.sleep(63)
    need(not absences(world), "it was noted before the return")
    pointer(300)
    wait_for(lambda: absences(world), "the return is seen at once", 5)
    length, evidence, _ = absences(world)[0]
    need(abs(length - (time.time() - left)) < 4 * SLOW and evidence == "idle", f"the ledger has {absences(world)}")
    # The X server ends first, as it does at logout: that is no reason to end badly.
    server.terminate()
    server.wait()
    time.sleep(0.5)
    need(process.poll() is None, "it went with the X server")
    world.end(process)


# Where it ends ----------------------------------------------------------------------------------------------------


def it_ends_with_its_window(world):
    world.always_off_hours()

    def beside_a_window(how):
        reading, writing = os.pipe()
        process = world.watching("--with-window", stdin=reading)
        os.close(reading)
        how(process)
        os.close(writing)
        return process

    process = beside_a_window(lambda _: None)
    need(process.wait(timeout=10 * SLOW) == 0, "it outlived its window")
    # Unless the login starts it anyway.
    entry = world.folder / ".config/autostart/org.labclock.Labclock.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\nType=Application\nName=Labclock\nExec=labclock-gui --background\n", encoding="utf-8")
    process = beside_a_window(lambda _: None)
    time.sleep(0.5)
    need(process.poll() is None, "it ended though the login starts it")
    world.end(process)
    entry.write_text(entry.read_text(encoding="utf-8") + "Hidden=true\n", encoding="utf-8")
    process = beside_a_window(lambda _: None)
    need(process.wait(timeout=10 * SLOW) == 0, "an entry that is switched off kept it")

    # Or somebody wants it in the background meanwhile.
    def taken_over(_):
        done = subprocess.run([world.watch], env=world.environment, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=20 * SLOW)
        need(done.returncode == 0, "the second start failed")
        time.sleep(0.3)

    process = beside_a_window(taken_over)
    time.sleep(0.5)
    need(process.poll() is None, "it ended with the window though it was wanted in the background")
    world.end(process)


def the_window_brings_it_and_takes_it_along(world):
    """A real window: its background program is there with it, and gone with it, even killed."""
    world.always_off_hours()
    world.display()
    for ending in (signal.SIGTERM, signal.SIGKILL):
        window = world.start([world.gui])
        wait_for(lambda: len(world.watchers()) == 1, "the window brings the background program", 20)
        window.send_signal(ending)
        window.wait(timeout=20 * SLOW)
        wait_for(lambda: not world.watchers(), f"it is gone after {ending!r}")
    background = world.start([world.gui, "--background"])
    wait_for(lambda: len(world.watchers()) == 1, "--background runs it alone")
    need(world.watchers() == [background.pid], "it was not put in the place of the program that was started")
    window = world.start([world.gui])
    time.sleep(2)
    need(world.watchers() == [background.pid], "the window started another one")
    world.end(window)
    need(world.watchers() == [background.pid], "the window took along what it had not brought")
    world.end(background)


CASES = [a_button_stops_what_runs, an_alert_comes_at_its_deadline, thirty_more_minutes, keep_going_asks_why,
         keep_going_without_a_reason, gnome_shows_three_buttons, a_name_is_no_markup, a_service_without_buttons,
         in_korean, answered_elsewhere_withdraws, dismissed_stays_dismissed, do_not_disturb,
         the_service_vanishes_and_returns, no_bus_at_all, a_locked_database_keeps_the_answer,
         a_locked_database_at_the_end, two_watch_one_acts, ending_takes_notifications_along, damaged_and_newer_files,
         the_tray_starts_and_stops, gnome_tells_of_an_absence, sleep_over_an_absence,
         what_nobody_watched_is_asked_about, ending_while_away, x11_tells_of_an_absence, it_ends_with_its_window,
         the_window_brings_it_and_takes_it_along]


def main():
    watch, gui, cli, *names = sys.argv[1:]
    try:
        import dbus  # noqa: F401
        import dbusmock  # noqa: F401
    except ImportError:
        print("desktop_test: python3-dbusmock is not installed, so nothing was tested")
        return SKIPPED
    for tool in ("dbus-daemon", "Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            print(f"desktop_test: {tool} is not installed, so nothing was tested")
            return SKIPPED
    failed = 0
    for case in CASES:
        if names and case.__name__ not in names:
            continue
        begin = time.monotonic()
        world = World(watch, gui, cli)
        try:
            try:
                case(world)
            finally:
                world.close()
            print(f"ok    {case.__name__} ({time.monotonic() - begin:.1f} s)", flush=True)
        except (Failure, subprocess.SubprocessError, OSError, desktop_world.dbus_error()) as trouble:
            failed += 1
            print(f"FAIL  {case.__name__}: {trouble}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
