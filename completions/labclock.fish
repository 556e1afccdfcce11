# Completion of labclock for fish, installed as vendor_completions.d/labclock.fish.
# Names of projects come from `labclock project list --json` (a millisecond or two).

complete -c labclock -f

# The words before the cursor without options and their values: the command, its subcommand and what follows.
function __labclock_words
    set -l skip 0
    set -l tokens (commandline -opc)
    for token in $tokens[2..-1]
        if test $skip = 1
            set skip 0
        else if contains -- $token --db --zone --now --lang --color -n --note -a --activity --at --format --project \
                --from --to --kind --funder --number --fit --program --role --deadline --reason --type --half --who \
                --by --map --overlaps -o --output --explain
            set skip 1
        else if not string match -qr -- '^-[^0-9]' $token
            echo $token
        end
    end
end

# Is the line at this place: the words given, and behind them as many as the first argument says?
function __labclock_at --argument-names count
    set -l want $argv[2..-1]
    set -l have (__labclock_words)
    test (count $have) -eq (math (count $want) + $count); or return 1
    __labclock_begins $want
end

function __labclock_begins
    set -l have (__labclock_words)
    test (count $have) -ge (count $argv); or return 1
    for i in (seq (count $argv))
        test "$have[$i]" = "$argv[$i]"; or return 1
    end
end

function __labclock_projects
    set -l tokens (commandline -opc)
    set -l about
    for i in (seq (count $tokens))
        if test "$tokens[$i]" = --db; and set -q tokens[(math $i + 1)]
            set about --db (string replace -r '^~/' "$HOME/" -- $tokens[(math $i + 1)])
        end
    end
    # A quote inside of a name is written as \", so this key is none of the person's text.
    for record in ($tokens[1] project list --json $about 2>/dev/null |
        string match -ar -- '"name":"(?:[^"\\\\]|\\\\.)*".*?"archived":(?:true|false)')
        if test "$argv[1]" = all; or not string match -q -- '*"archived":true' $record
            string match -r -- '^"name":"((?:[^"\\\\]|\\\\.)*)"' $record | tail -n 1 |
                string replace -ar -- '\\\\(.)' '$1'
        end
    end
end

function __labclock_keys
    printf '%s\n' language region core night day_start week_start day_hours week_limit day_limit rest_benchmark \
        off_hours_limit alerts.off_hours alerts.grace alerts.repeat alerts.stretch alerts.day_limit \
        alerts.week_limit alerts.short_rest alerts.no_day_off alerts.agreed_hours idle.after name \
        position advisor theme scale \
        benchmark.eu.wtd.avg48 benchmark.eu.wtd.daily_rest11 benchmark.eu.wtd.weekly_rest benchmark.eu.wtd.break6 \
        benchmark.eu.wtd.night benchmark.kr.lsa.week52 benchmark.kr.lsa.day8 benchmark.kr.lsa.break \
        benchmark.kr.lsa.night benchmark.kr.lsa.weekly_holiday benchmark.kr.lsa.rest11 \
        benchmark.kr.overwork.avg12 benchmark.kr.overwork.avg4 benchmark.kr.overwork.surge \
        benchmark.who.ilo.long55 benchmark.sleep.opportunity benchmark.recovery.detach \
        benchmark.recovery.consecutive benchmark.own.week benchmark.own.day benchmark.own.off_hours_week
end

function __labclock_setting_values
    set -l words (__labclock_words)
    switch $words[-1]
        case language
            printf '%s\n' en ko
        case region
            printf '%s\n' KR US GB-ENG GB-SCT GB-NIR DE FR JP none
        case week_start
            printf '%s\n' mon tue wed thu fri sat sun
        case theme
            printf '%s\n' light dark system
        case week_limit day_limit rest_benchmark off_hours_limit alerts.repeat alerts.stretch idle.after
            echo off
        case alerts.grace
        case 'alerts.*' 'benchmark.*'
            printf '%s\n' on off
    end
end

set -l ranges "today yesterday week last-week month last-month last-4-weeks since-meeting all"
set -l days "today yesterday mon tue wed thu fri sat sun"

# Options of every command
complete -c labclock -l db -r -F -d "the database file"
complete -c labclock -l zone -x -d "the time zone you are in"
complete -c labclock -l now -x -d "the current instant"
complete -c labclock -l lang -x -a "en ko" -d "the language of the output"
complete -c labclock -n "not __labclock_begins project add; and not __labclock_begins project edit" -l color -x \
    -a "auto always never" -d "colour in the output"
complete -c labclock -l json -d "output for programs"
complete -c labclock -s h -l help -d "what a command takes"
complete -c labclock -l version -d "the version"

# Commands
set -l at_command "__labclock_at 0"
complete -c labclock -n $at_command -a start -d "start a session"
complete -c labclock -n $at_command -a switch -d "start a session; the one that runs is closed"
complete -c labclock -n $at_command -a stop -d "end the session that runs"
complete -c labclock -n $at_command -a continue -d "start again what ran last"
complete -c labclock -n $at_command -a toggle -d "stop what runs, or continue what ran last"
complete -c labclock -n $at_command -a status -d "what runs, and the hours of today"
complete -c labclock -n $at_command -a add -d "note a finished session"
complete -c labclock -n $at_command -a log -d "sessions by day"
complete -c labclock -n $at_command -a edit -d "change a session"
complete -c labclock -n $at_command -a cut -d "cut a session in two"
complete -c labclock -n $at_command -a merge -d "join two neighbouring sessions"
complete -c labclock -n $at_command -a delete -d "delete a session"
complete -c labclock -n $at_command -a undo -d "take back changes"
complete -c labclock -n $at_command -a redo -d "do again what was undone"
complete -c labclock -n $at_command -a history -d "what was changed"
complete -c labclock -n $at_command -a project -d projects
complete -c labclock -n $at_command -a agree -d "agreed shares"
complete -c labclock -n $at_command -a week -d "a week in review"
complete -c labclock -n $at_command -a split -d "how the time of a range divides"
complete -c labclock -n $at_command -a agreements -d "agreed against actual"
complete -c labclock -n $at_command -a report -d "pages to hand out"
complete -c labclock -n $at_command -a chart -d "one figure as a picture or a document"
complete -c labclock -n $at_command -a rest -d "nights, days off, runs of working days"
complete -c labclock -n $at_command -a benchmarks -d "named benchmarks with their sources"
complete -c labclock -n $at_command -a alert -d "the off-hours ledger"
complete -c labclock -n $at_command -a crunch -d "declared crunches and their payback"
complete -c labclock -n $at_command -a away -d "times nobody was at the machine"
complete -c labclock -n $at_command -a day-off -d "leave and other days off"
complete -c labclock -n $at_command -a holiday -d "public holidays"
complete -c labclock -n $at_command -a meeting -d "meetings with your advisor"
complete -c labclock -n $at_command -a import -d "bring in sessions"
complete -c labclock -n $at_command -a export -d "write sessions for other programs"
complete -c labclock -n $at_command -a backup -d "copy the database"
complete -c labclock -n $at_command -a restore -d "put a copy in its place"
complete -c labclock -n $at_command -a doctor -d "check the database"
complete -c labclock -n $at_command -a config -d settings
complete -c labclock -n $at_command -a demo -d "a made-up year to look around in"
complete -c labclock -n $at_command -a help -d "all commands, or what one takes"

# Subcommands, also behind "help"
for at in "__labclock_at 0" "__labclock_at 0 help"
    complete -c labclock -n "$at project" -a "add list edit archive rename"
    complete -c labclock -n "$at agree" -a "list remove"
    complete -c labclock -n "$at alert" -a "list answer"
    complete -c labclock -n "$at crunch" -a "add list remove"
    complete -c labclock -n "$at day-off" -a "add list remove"
    complete -c labclock -n "$at holiday" -a "list import add remove"
    complete -c labclock -n "$at meeting" -a "add note list remove"
    complete -c labclock -n "$at report" -a "advisor timesheet"
    complete -c labclock -n "$at config" -a "list get set"
end
complete -c labclock -n "__labclock_at 0 help" -a "start switch stop continue toggle status add log edit cut merge \
delete undo redo history project agree week split agreements report chart rest benchmarks alert crunch away day-off holiday \
meeting import export backup restore doctor config demo help times options"

# Words
for command in start switch add agree
    complete -c labclock -n "__labclock_at 0 $command" -a "(__labclock_projects)"
end
for command in edit archive rename
    complete -c labclock -n "__labclock_at 0 project $command" -a "(__labclock_projects all)"
end
for command in log history split agreements rest benchmarks "alert list" "report advisor"
    complete -c labclock -n "__labclock_at 0 $command" -a $ranges
end
complete -c labclock -n "__labclock_at 0 week" -a "today yesterday week last-week"
complete -c labclock -n "__labclock_at 1 export" -a $ranges
complete -c labclock -n "__labclock_at 0 chart" -a "week rhythm split agreements trend rest"
complete -c labclock -n "__labclock_at 1 chart" -a $ranges
complete -c labclock -n "__labclock_at 1 alert answer" -a "stop snooze continue"
complete -c labclock -n "__labclock_at 1 away" -a "keep thinking stop discard give"
complete -c labclock -n "__labclock_at 2 away" -a "(__labclock_projects)"
for command in "0 crunch add" "1 crunch add" "0 day-off add" "1 day-off add" "0 day-off remove" "0 holiday add" \
        "0 holiday remove" "0 meeting add" "0 meeting note" "0 meeting remove"
    complete -c labclock -n "__labclock_at $command" -a $days
end
complete -c labclock -n "__labclock_at 1 meeting note" -a "done decision action"
complete -c labclock -n "__labclock_at 0 import" -a "timewarrior watson toggl csv json"
complete -c labclock -n "__labclock_at 0 export" -a "csv json ics timeclock timewarrior"
for command in "1 import" "0 holiday import" "0 backup" "0 restore" "0 demo"
    complete -c labclock -n "__labclock_at $command" -F
end
for command in get set
    complete -c labclock -n "__labclock_at 0 config $command" -a "(__labclock_keys)"
end
complete -c labclock -n "__labclock_at 1 config set" -a "(__labclock_setting_values)"

# Options
for command in start switch add edit
    complete -c labclock -n "__labclock_begins $command" -s n -l note -x -d "what it is about"
    complete -c labclock -n "__labclock_begins $command" -s a -l activity -x -d "what kind of work it is"
end
complete -c labclock -n "__labclock_begins away" -s a -l activity -x -d "of thinking: what it was"
for command in "alert answer" "crunch add" "meeting add"
    complete -c labclock -n "__labclock_begins $command" -s n -l note -x -d "what it is about"
end
for command in start switch stop continue
    complete -c labclock -n "__labclock_begins $command" -l at -x -d "when, like 9:30 or -15m"
end
complete -c labclock -n "__labclock_begins status" -l format -x -a "{project} {kind} {elapsed} {today} {band}" \
    -d "one line for a status bar"
complete -c labclock -n "__labclock_begins add" -l trim -d "keep only the free parts"
complete -c labclock -n "__labclock_begins edit" -l project -x -a "(__labclock_projects)" -d "another project"
complete -c labclock -n "__labclock_begins edit" -l from -x -d "another start"
complete -c labclock -n "__labclock_begins edit" -l to -x -d "another end"
for command in add edit
    set -l here "__labclock_begins project $command"
    complete -c labclock -n $here -l kind -x -a "own funded service course" -d "kind of project"
    complete -c labclock -n $here -l funder -x -d "who pays for it"
    complete -c labclock -n $here -l number -x -d "its number at the funder"
    complete -c labclock -n $here -l fit -x -a "own related unrelated" -d "how near to your own topic"
    complete -c labclock -n $here -l program -x -a "national industry other" -d program
    complete -c labclock -n $here -l role -x -a "pi member" -d "your role"
    complete -c labclock -n $here -l deadline -x -a $days -d "the next deadline"
    complete -c labclock -n $here -l color -x -d "a colour of its own, #RRGGBB"
end
complete -c labclock -n "__labclock_begins project archive" -l undo -d "bring it back"
complete -c labclock -n "__labclock_begins agree" -l from -x -a $days -d "the first day"
complete -c labclock -n "__labclock_begins agree" -l to -x -a $days -d "the last day"
complete -c labclock -n "__labclock_begins alert answer" -l reason -x -a "deadline experiment asked choice other" \
    -d "why you go on"
complete -c labclock -n "__labclock_begins day-off add" -l type -x -a "leave sick other" -d "kind of day off"
complete -c labclock -n "__labclock_begins day-off add" -l half -x -a "am pm" -d "half a day"
complete -c labclock -n "__labclock_begins meeting note" -l who -x -d "who does it"
complete -c labclock -n "__labclock_begins meeting note" -l by -x -a $days -d "until when"
complete -c labclock -n "__labclock_begins config set" -l from -x -a $days -d "the day from which it holds"
complete -c labclock -n "__labclock_begins import" -l map -x -d "TAG=PROJECT"
complete -c labclock -n "__labclock_begins import" -l dry-run -d "tell what would happen"
complete -c labclock -n "__labclock_begins import" -l skip-bad -d "leave out what cannot be read"
complete -c labclock -n "__labclock_begins import" -l overlaps -x -a "refuse keep-first trim" \
    -d "sessions that overlap"
complete -c labclock -n "__labclock_begins report advisor" -s f -l format -x -a "md html pdf csv json xlsx" -d "the format"
complete -c labclock -n "__labclock_begins report advisor" -s o -l output -r -F -d "the file"
complete -c labclock -n "__labclock_begins report advisor" -l hide -x -a "notes off-hours rest activities" \
    -d "left out everywhere"
complete -c labclock -n "__labclock_begins report advisor" -l sections -x \
    -a "headline projects weekly shares off-hours done decisions actions sentence activities" -d "the parts"
complete -c labclock -n "__labclock_begins report advisor" -l pages -x -a "1 2" -d "how many pages a PDF may have"
complete -c labclock -n "__labclock_begins report timesheet" -s f -l format -x -a "md html pdf csv json xlsx" -d "the format"
complete -c labclock -n "__labclock_begins report timesheet" -s o -l output -r -F -d "the file"
complete -c labclock -n "__labclock_at 0 report timesheet" -a "month last-month"
complete -c labclock -n "__labclock_begins report timesheet" -l project -x -a "(__labclock_projects all)" \
    -d "the one it is about"
complete -c labclock -n "__labclock_begins report timesheet" -l preset -x -a "plain horizon us kr" -d "the form"
complete -c labclock -n "__labclock_begins chart" -s o -l output -r -F -d "the file, .png, .svg or .pdf"
complete -c labclock -n "__labclock_begins chart" -l size -x -d "width x height in pixels"
complete -c labclock -n "__labclock_begins chart" -l theme -x -a "light dark print" -d "the colours"
complete -c labclock -n "__labclock_begins export" -s o -l output -r -F -d "write to a file"
complete -c labclock -n "__labclock_begins export" -l force -d "replace the file"

complete -c labclock -n "__labclock_begins benchmarks" -l explain -x -d "one benchmark and its number" -a \
"eu.wtd.avg48 eu.wtd.daily_rest11 eu.wtd.weekly_rest eu.wtd.break6 eu.wtd.night kr.lsa.week52 kr.lsa.day8
kr.lsa.break kr.lsa.night kr.lsa.weekly_holiday kr.lsa.rest11 kr.overwork.avg12 kr.overwork.avg4
kr.overwork.surge who.ilo.long55 sleep.opportunity recovery.detach recovery.consecutive own.week own.day
own.off_hours_week"
