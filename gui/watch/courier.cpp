#include "gui/watch/courier.hpp"

#include <algorithm>
#include <utility>

namespace labclock::gui::watcher {

Courier::Entries::iterator Courier::find(Token token) {
  return std::find_if(entries_.begin(), entries_.end(), [token](const auto& each) {
    return each.second.token == token && each.second.state != Entry::State::done;
  });
}

void Courier::show(const Item& item) {
  const Token token = ++last_;
  entries_[item.key] = {Entry::State::shown, token, item.why};
  port_.show(token, item.notice);
}

void Courier::look(const std::vector<Item>& open, Instant now) {
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    const bool still =
        std::any_of(open.begin(), open.end(), [&](const Item& item) { return item.key == entry->first; });
    if (still) {
      ++entry;
      continue;
    }
    // Answered in the window or the terminal, or about what does not run any more.
    if (entry->second.state != Entry::State::done) { port_.close(entry->second.token); }
    entry = entries_.erase(entry);
  }
  bool waits = false;
  for (const Item& item : open) {
    if (entries_.contains(item.key) || !allowed_ || now - item.at > kFresh) { continue; }
    if (there_) {
      show(item);
    } else {
      waits = true;
    }
  }
  if (waits) { port_.call_service(); }
}

void Courier::set_service(bool there) {
  there_ = there;
  if (there) { return; }
  // What it showed is gone with it. What was not answered is shown again by the next one, while it is fresh.
  std::vector<ItemKey> went_on;
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    if (entry->second.state == Entry::State::asking) {
      went_on.push_back(entry->first);
      entry->second.state = Entry::State::done;
    }
    entry = entry->second.state == Entry::State::shown ? entries_.erase(entry) : std::next(entry);
  }
  for (const ItemKey& key : went_on) { answered_(key, Reply::no_reason); }
}

void Courier::pressed(Token token, Reply reply) {
  const auto found = find(token);
  if (found == entries_.end()) { return; }
  const ItemKey key = found->first;
  Entry& entry = found->second;
  if (reply == Reply::go_on && entry.why && there_) {
    // A notification of its own: most services close one whose button was pressed.
    port_.close(entry.token);
    entry.token = ++last_;
    entry.state = Entry::State::asking;
    port_.show(entry.token, *entry.why);
    return;
  }
  if (reply == Reply::go_on) { reply = Reply::no_reason; }
  entry.state = Entry::State::done;
  port_.close(token);
  answered_(key, reply);
}

void Courier::closed(Token token) {
  const auto found = find(token);
  if (found == entries_.end()) { return; }
  const bool asked = std::exchange(found->second.state, Entry::State::done) == Entry::State::asking;
  if (asked) { answered_(found->first, Reply::no_reason); }
}

void Courier::failed(Token token) {
  const auto found = find(token);
  if (found == entries_.end()) { return; }
  if (found->second.state == Entry::State::asking) {
    closed(token);
  } else {
    entries_.erase(found);
  }
}

void Courier::finish() {
  for (auto& [key, entry] : entries_) {
    if (entry.state == Entry::State::done) { continue; }
    port_.close(entry.token);
    const bool asked = std::exchange(entry.state, Entry::State::done) == Entry::State::asking;
    if (asked) { answered_(key, Reply::no_reason); }
  }
}

}  // namespace labclock::gui::watcher
