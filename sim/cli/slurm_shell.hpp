#pragma once
// The part of a Slurm job script that is the same for every sweep, in the language of POSIX shells.

#include <string_view>

namespace entente {

/// Stands in the head of the script.
inline constexpr std::string_view slurm_usage = R"sh(#
#   sh THIS_FILE          submits all shards, and the merge that follows them
#   sh THIS_FILE 3,7-9    submits these shards again, and the merge after them
#   sh THIS_FILE merge    merges here and now
#
# A shard that loses its node, or comes near its time limit, is queued again by
# itself (Slurm waits two minutes) and goes on where it was. If a shard fails for
# good, the merge is cancelled. The shard's log says why: mend that, then submit
# the shard again as above. What is finished is not computed a second time.
)sh";

/// Reads the variables entente, design, output, folder, stem, logs, name, shards and threads.
inline constexpr std::string_view slurm_body = R"sh(
set -u

say() { printf '%s  %s\n' "$(date '+%Y-%m-%d %H:%M:%S')" "$*"; }

refuse() {
    printf '%s: %s\n' "$name" "$*" >&2
    exit 2
}

# In bytes; 0 for a file that is not there.
size_of() { if [ -f "$1" ]; then wc -c <"$1"; else echo 0; fi; }

# Numbers and ranges with commas between them, each a shard.
check_numbers() {
    rest=$1,
    while [ -n "$rest" ]; do
        part=${rest%%,*}
        rest=${rest#*,}
        first=${part%-*}
        last=${part#*-}
        for number in "$first" "$last"; do
            case $number in
            '' | *[!0-9]* | ?????????*) refuse "$1 is neither a list of shards such as 3,7-9 nor the word merge" ;;
            esac
        done
        if [ "$first" -lt 1 ] || [ "$last" -gt "$shards" ] || [ "$first" -gt "$last" ]; then
            refuse "$part is not among the shards 1 to $shards"
        fi
    done
}

submit() {
    command -v sbatch >/dev/null || refuse "there is no sbatch here; this is for a login node of a Slurm cluster"
    [ -f "$0" ] || refuse "write this script to a file first, then: sh FILE"
    [ -x "$entente" ] || refuse "the program $entente is not there"
    [ -f "$design" ] || refuse "$design is not there"
    [ ! -e "$output" ] || refuse "$output is there already; move it away first"
    case $0 in
    */*) script=$(CDPATH='' cd -- "${0%/*}/" && pwd)/${0##*/} ;;
    *) script=$(pwd)/$0 ;;
    esac
    array=$(sbatch --parsable --array="$1" --chdir="$folder" --output="$logs.shard-%a-of-$shards.log" \
        "$script" shard "$script") || refuse "nothing was submitted"
    array=${array%%;*}
    # singleton: after shards, too, that were submitted earlier and still run. Without hope, the merge is cancelled.
    merge=$(sbatch --parsable --dependency="afterok:$array,singleton" --kill-on-invalid-dep=yes --cpus-per-task=1 \
        --chdir="$folder" --output="$logs.merge.log" "$script" merge "$script") ||
        refuse "shards $1 are submitted as job $array, but the merge is not; when they have ended: sh $script merge"
    merge=${merge%%;*}
    printf '%s\n' "shards $1 of $shards are job $array, the merge that follows them is job $merge" \
        "  what they do    squeue --jobs=$array,$merge" \
        "  what they say   $folder/${name#entente-}.*.log" \
        "  the result      $output"
}

# A shard that was told to stop has saved its finished runs. It is queued again, unless somebody cancelled it or no run
# fits into the time limit.
go_on_later() {
    state=$(squeue --noheader --jobs="$SLURM_JOB_ID" --format=%T)
    if [ "$state" != RUNNING ]; then
        say "shard $shard was stopped from outside; its finished runs are kept; to go on: sh $script $shard"
    elif [ "$(size_of "$file.partial")" -le "$size_before" ]; then
        say "shard $shard finished no run in this time; it needs more --time, then: sh $script $shard"
    elif scontrol requeue "$SLURM_JOB_ID"; then
        say "shard $shard is queued again and will go on where it was"
    else
        say "shard $shard could not be queued again; to go on: sh $script $shard"
    fi
}

run_shard() {
    shard=${SLURM_ARRAY_TASK_ID:?is set by Slurm, in the tasks of an array}
    file=$stem.shard-$shard-of-$shards.h5
    size_before=$(size_of "$file.partial")
    start=$((${SLURM_RESTART_COUNT:-0} + 1))
    say "shard $shard of $shards, job $SLURM_JOB_ID on ${SLURMD_NODENAME-$(uname -n)}, start $start"
    worker=
    trap '[ -z "$worker" ] || kill -TERM "$worker" 2>/dev/null' TERM
    "$entente" sweep "$design" --shard "$shard/$shards" -o "$file" --threads "$threads" --resume &
    worker=$!
    while :; do
        status=0
        wait "$worker" || status=$?
        # A signal to this shell ends the wait, not the worker.
        if [ "$status" -le 128 ] || ! kill -0 "$worker" 2>/dev/null; then break; fi
    done
    trap '' TERM
    case $status in
    0) say "shard $shard is complete" ;;
    1)
        say "shard $shard is complete, but some of its runs failed (see above); the task counts as done"
        status=0
        ;;
    130 | 143) go_on_later ;;
    137) say "shard $shard was killed, most often for want of memory; with more --memory: sh $script $shard" ;;
    *) say "shard $shard failed with exit code $status; when that is mended: sh $script $shard" ;;
    esac
    exit "$status"
}

merge_shards() {
    set --
    number=1
    while [ "$number" -le "$shards" ]; do
        set -- "$@" "$stem.shard-$number-of-$shards.h5"
        number=$((number + 1))
    done
    status=0
    "$entente" merge "$@" -o "$output" || status=$?
    case $status in
    0) say "$output is complete; its shards are not needed any more" ;;
    1)
        say "$output is complete, but some of its runs failed (entente describe names them)"
        status=0
        ;;
    *) say "nothing was merged (exit code $status); when that is mended: sh $script merge" ;;
    esac
    exit "$status"
}

script=${2-$0}
case ${1-} in
'') submit "1-$shards" ;;
shard) run_shard ;;
merge) merge_shards ;;
*)
    check_numbers "$1"
    submit "$1"
    ;;
esac
)sh";

}  // namespace entente
