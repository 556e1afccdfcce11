# Completion of labclock for bash, to be sourced, or installed as bash-completion/completions/labclock.
#
# It needs bash alone: the line is read here, since COMP_WORDS cuts words at ":" and "=", and the names of
# projects come from `labclock project list --json` (a millisecond or two).

_labclock_commands="start switch stop continue toggle status add log edit cut merge delete undo redo history project
  agree week split agreements report chart rest benchmarks alert crunch away day-off holiday meeting import export backup
  restore doctor config demo help"
_labclock_globals="--db --zone --now --lang --color --json --help --version"

# Cuts $1 into words as the shell would. Gives the array `words`, the last of which is the word before the
# cursor, its raw text `raw`, and the quote that is open in it, `open`.
_labclock_read_line() {
  local line=$1 word= in_word= c i
  words=() raw= open=
  for ((i = 0; i < ${#line}; i++)); do
    c=${line:i:1}
    if [[ $open == "'" ]]; then
      if [[ $c == "'" ]]; then open=; else word+=$c; fi
    elif [[ $c == "\\" && $((i + 1)) -lt ${#line} ]]; then
      raw+=$c i=$((i + 1)) in_word=1
      c=${line:i:1}
      word+=$c
    elif [[ $open == '"' ]]; then
      if [[ $c == '"' ]]; then open=; else word+=$c; fi
    elif [[ $c == "'" || $c == '"' ]]; then
      open=$c in_word=1
    elif [[ $c == [$' \t\n'] ]]; then
      if [[ $in_word ]]; then words+=("$word"); fi
      word= raw= in_word=
      continue
    else
      word+=$c in_word=1
    fi
    raw+=$c
  done
  words+=("$word")
}

# One line of text as it is to be written on the command line.
_labclock_quoted() {
  local text=$1 out= c i
  for ((i = 0; i < ${#text}; i++)); do
    c=${text:i:1}
    case $open$c in
      \'*) ;;
      \"[\"\\\$\`] | [\ \"\'\\\$\`\&\(\)\;\<\>\|\*\?\[\]\{\}\!\#\~\^\:\=]) out+="\\" ;;
    esac
    out+=$c
  done
  printf '%s' "$out"
}

# Offers the words that begin with the one before the cursor; case does not matter. `before` stands before
# each of them ("--kind="), and `done_part` is what readline keeps of the word already.
_labclock_offer() {
  local each full
  for each in "$@"; do
    full=$before$each
    if [[ ${full,,} == "${cur,,}"* ]]; then
      full=${full:${#done_part}}
      COMPREPLY+=("$(_labclock_quoted "$full")")
    fi
  done
}

_labclock_offer_files() {
  local file
  [[ -z $before ]] && compopt -o filenames 2>/dev/null
  while IFS= read -r file; do
    if [[ $before ]]; then _labclock_offer "$file"; else COMPREPLY+=("${file:${#done_part}}"); fi
  done < <(compgen -f -- "${cur#"$before"}")
}

# Names of projects; "all" with the archived ones.
_labclock_offer_projects() {
  local i program=${words[0]} rest name archived
  local -a about=()
  for ((i = 1; i + 1 < ${#words[@]}; i++)); do
    case ${words[i]} in
      --db) about=(--db "${words[i + 1]/#\~\//$HOME/}") ;;
      --db=*) about=("${words[i]}") ;;
    esac
  done
  rest=$("${program/#\~\//$HOME/}" project list --json "${about[@]}" 2>/dev/null) || return 0
  # A quote inside of a name is written as \", so this key is none of the person's text.
  while [[ $rest == *'"name":"'* ]]; do
    rest=${rest#*'"name":"'} name=
    while [[ $rest =~ ^([^\"\\]*)(\\(.)|\") ]]; do
      name+=${BASH_REMATCH[1]}${BASH_REMATCH[3]}
      rest=${rest:${#BASH_REMATCH[0]}}
      [[ ${BASH_REMATCH[2]} == '"' ]] && break
    done
    archived=${rest#*'"archived":'}
    if [[ $1 == all || $archived != true* ]]; then _labclock_offer "$name"; fi
  done
}

_labclock_offer_ranges() {
  _labclock_offer today yesterday week last-week month last-month last-4-weeks since-meeting all
}

_labclock_offer_days() { _labclock_offer today yesterday mon tue wed thu fri sat sun; }

_labclock_offer_keys() {
  _labclock_offer language region core night day_start week_start day_hours week_limit day_limit rest_benchmark \
    off_hours_limit alerts.off_hours alerts.grace alerts.repeat alerts.stretch alerts.day_limit alerts.week_limit \
    alerts.short_rest alerts.no_day_off alerts.agreed_hours idle.after name position advisor theme scale \
    benchmark.eu.wtd.avg48 benchmark.eu.wtd.daily_rest11 benchmark.eu.wtd.weekly_rest benchmark.eu.wtd.break6 \
    benchmark.eu.wtd.night benchmark.kr.lsa.week52 benchmark.kr.lsa.day8 benchmark.kr.lsa.break \
    benchmark.kr.lsa.night benchmark.kr.lsa.weekly_holiday benchmark.kr.lsa.rest11 benchmark.kr.overwork.avg12 \
    benchmark.kr.overwork.avg4 benchmark.kr.overwork.surge benchmark.who.ilo.long55 benchmark.sleep.opportunity \
    benchmark.recovery.detach benchmark.recovery.consecutive benchmark.own.week benchmark.own.day \
    benchmark.own.off_hours_week
}

_labclock_offer_setting() {
  case $1 in
    language) _labclock_offer en ko ;;
    region) _labclock_offer KR US GB-ENG GB-SCT GB-NIR DE FR JP none ;;
    week_start) _labclock_offer mon tue wed thu fri sat sun ;;
    theme) _labclock_offer light dark system ;;
    week_limit | day_limit | rest_benchmark | off_hours_limit | alerts.repeat | alerts.stretch | idle.after)
      _labclock_offer off ;;
    alerts.grace) ;;
    alerts.* | benchmark.*) _labclock_offer on off ;;
  esac
}

# Offers the values of an option; fails where it is none that takes a value. $1: the command's path.
_labclock_offer_value() {
  case $2 in
    --project) _labclock_offer_projects ;;
    --kind) _labclock_offer own funded service course ;;
    --fit) _labclock_offer own related unrelated ;;
    --program) _labclock_offer national industry other ;;
    --role) _labclock_offer pi member ;;
    --reason) _labclock_offer deadline experiment asked choice other ;;
    --type) _labclock_offer leave sick other ;;
    --half) _labclock_offer am pm ;;
    --explain)
      _labclock_offer eu.wtd.avg48 eu.wtd.daily_rest11 eu.wtd.weekly_rest eu.wtd.break6 eu.wtd.night kr.lsa.week52 kr.lsa.day8 \
        kr.lsa.break kr.lsa.night kr.lsa.weekly_holiday kr.lsa.rest11 kr.overwork.avg12 kr.overwork.avg4 \
        kr.overwork.surge who.ilo.long55 sleep.opportunity recovery.detach recovery.consecutive own.week own.day \
        own.off_hours_week ;;
    --overlaps) _labclock_offer refuse keep-first trim ;;
    --theme) _labclock_offer light dark print ;;
    --preset) _labclock_offer plain horizon us kr ;;
    --lang) _labclock_offer en ko ;;
    --color) [[ $1 == "project "* ]] || _labclock_offer auto always never ;;
    -f | --format)
      case $1 in
        report*) _labclock_offer md html pdf csv json xlsx ;;
        *) _labclock_offer '{project}' '{kind}' '{elapsed}' '{today}' '{band}' ;;
      esac ;;
    --hide) _labclock_offer notes off-hours rest activities ;;
    --sections)
      _labclock_offer headline projects weekly shares off-hours done decisions actions sentence activities ;;
    --pages) _labclock_offer 1 2 ;;
    --db | -o | --output) _labclock_offer_files ;;
    --from | --to | --by | --deadline) _labclock_offer_days ;;
    --zone | --now | --at | -n | --note | -a | --activity | --funder | --number | --who | --map | --size) ;;
    *) return 1 ;;
  esac
}

_labclock_offer_options() {
  case $1 in
    start | switch) _labclock_offer --note --activity --at ;;
    stop | continue) _labclock_offer --at ;;
    status) _labclock_offer --format ;;
    add) _labclock_offer --note --activity --trim ;;
    edit) _labclock_offer --project --from --to --note --activity ;;
    "project add" | "project edit")
      _labclock_offer --kind --funder --number --fit --program --role --deadline --color ;;
    "project archive") _labclock_offer --undo ;;
    agree) _labclock_offer --from --to ;;
    benchmarks) _labclock_offer --explain ;;
    "alert answer") _labclock_offer --reason --note ;;
    "crunch add") _labclock_offer --note ;;
    away) _labclock_offer --activity ;;
    "day-off add") _labclock_offer --type --half ;;
    "report advisor") _labclock_offer --format --output --hide --sections --pages ;;
    "report timesheet") _labclock_offer --format --output --project --preset ;;
    chart) _labclock_offer --output --size --theme ;;
    "meeting add") _labclock_offer --note ;;
    "meeting note") _labclock_offer --who --by ;;
    "config set") _labclock_offer --from ;;
    import) _labclock_offer --map --dry-run --skip-bad --overlaps ;;
    export) _labclock_offer --output --force ;;
  esac
  _labclock_offer $_labclock_globals
}

_labclock_offer_subcommands() {
  case $1 in
    project) _labclock_offer add list edit archive rename ;;
    agree) _labclock_offer list remove ;;
    alert) _labclock_offer list answer ;;
    crunch | day-off) _labclock_offer add list remove ;;
    holiday) _labclock_offer list import add remove ;;
    meeting) _labclock_offer add note list remove ;;
    report) _labclock_offer advisor timesheet ;;
    config) _labclock_offer list get set ;;
  esac
}

# Offers the word in place $2 (from 1) behind a command. $3: the word before it.
_labclock_offer_word() {
  case "$1 $2" in
    "start 1" | "switch 1" | "add 1") _labclock_offer_projects ;;
    "chart 1") _labclock_offer week rhythm split agreements trend rest ;;
    "report advisor 1" | "chart 2" | "log 1" | "history 1" | "split 1" | "agreements 1" | "rest 1" | "benchmarks 1" | \
      "alert list 1" | "export 2")
      _labclock_offer_ranges ;;
    "report timesheet 1") _labclock_offer month last-month ;;
    "week 1") _labclock_offer today yesterday week last-week ;;
    "project edit 1" | "project archive 1" | "project rename 1") _labclock_offer_projects all ;;
    "agree 1") _labclock_offer_subcommands agree; _labclock_offer_projects ;;
    "project 1" | "alert 1" | "crunch 1" | "day-off 1" | "holiday 1" | "meeting 1" | "report 1" | "config 1")
      _labclock_offer_subcommands "$1" ;;
    "alert answer 2") _labclock_offer stop snooze continue ;;
    "away 2") _labclock_offer keep thinking stop discard give ;;
    "away 3") _labclock_offer_projects ;;
    "crunch add "[12] | "day-off add "[12] | "day-off remove 1" | "holiday add 1" | "holiday remove 1" | "meeting add 1" | \
      "meeting note 1" | "meeting remove 1") _labclock_offer_days ;;
    "meeting note 2") _labclock_offer done decision action ;;
    "import 1") _labclock_offer timewarrior watson toggl csv json ;;
    "export 1") _labclock_offer csv json ics timeclock timewarrior ;;
    "import 2" | "holiday import 1" | "backup 1" | "restore 1" | "demo 1") _labclock_offer_files ;;
    "config get 1" | "config set 1") _labclock_offer_keys ;;
    "config set 2") _labclock_offer_setting "$3" ;;
    "help 1") _labclock_offer $_labclock_commands times options ;;
    "help 2") _labclock_offer_subcommands "$3" ;;
  esac
}

# The command's path, how many words it has already, and the last of these.
_labclock_find_place() {
  local i word
  path= place=0 last=
  for ((i = 1; i < ${#words[@]} - 1; i++)); do
    word=${words[i]}
    if [[ $word == -?* && ! $word == -[0-9]* ]]; then
      if [[ $word != *=* ]] && COMPREPLY=() _labclock_offer_value_quietly "$path" "$word"; then ((i++)); fi
    elif [[ -z $path ]]; then
      path=$word
    elif [[ $place == 0 && " $(_labclock_subcommands_of "$path") " == *" $word "* ]]; then
      path+=" $word"
    else
      ((place++)) || :
      last=$word
    fi
  done
}

_labclock_offer_value_quietly() {
  case $2 in --project | --db | -o | --output) return 0 ;; esac
  local cur=/ before= done_part=
  local -a COMPREPLY=()
  _labclock_offer_value "$@"
}

_labclock_subcommands_of() {
  local cur= before= done_part= open=
  local -a COMPREPLY=()
  if [[ $1 != *" "* && $1 != help ]]; then _labclock_offer_subcommands "$1"; fi
  printf '%s' "${COMPREPLY[*]}"
}

_labclock() {
  local -a words
  local raw open cur before= done_part= path place last previous piece
  COMPREPLY=()
  _labclock_read_line "${COMP_LINE:0:COMP_POINT}"
  cur=${words[-1]} previous=${words[-2]:-}
  _labclock_find_place

  # What of the word readline does not replace, since it cuts words at ":" and "=".
  piece=${COMP_WORDS[COMP_CWORD]:-}
  [[ $piece == [:=]* ]] && piece=
  if [[ -z $open && $raw == *"$piece" ]]; then
    local -a kept
    local whole=$raw
    kept=("${words[@]}")
    _labclock_read_line "${whole%"$piece"}"
    done_part=${words[-1]}
    words=("${kept[@]}") raw=$whole open=
  fi

  if [[ $cur == --*=* ]]; then
    before=${cur%%=*}=
    _labclock_offer_value "$path" "${cur%%=*}"
  elif [[ $previous == -?* && $previous != *=* && ${#words[@]} -gt 2 ]] && _labclock_offer_value "$path" "$previous"; then
    :
  elif [[ $cur == -* ]]; then
    _labclock_offer_options "$path"
  elif [[ -z $path ]]; then
    _labclock_offer $_labclock_commands
  else
    _labclock_offer_word "$path" "$((place + 1))" "$last"
  fi
}

complete -F _labclock labclock
