package dev.watchbill.sandbox;

import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The channels and user groups that the default configuration speaks of, and a few more. */
final class SeedRooms {
  private static final String EVERYONE =
      "ada mo priya lena quinn noor sam carmen theo ben yuki ines kofi rosa jonas dana";
  private static final String ENGINEERS =
      "ada mo priya lena quinn theo ben yuki ines kofi rosa jonas";

  private final Workspace workspace;

  SeedRooms(Workspace workspace) {
    this.workspace = workspace;
  }

  void open() {
    group("oncall", "On call: developers", "ines");
    group("infrastructure-oncall", "On call: infrastructure", "rosa");
    group("product", "Product", "noor sam");
    group("customer-success", "Customer success", "carmen");
    group("engineering-managers", "Engineering managers", "mo priya lena");

    withBot("general", EVERYONE + " milo", "Company-wide announcements and work-based matters");
    withBot(
        "help-engineering",
        EVERYONE + " milo",
        "Questions for engineering. Mention @oncall for the engineer on call");
    withBot("help-p1", EVERYONE, "Alarms and critical bugs that cannot wait");
    withBot(
        "help-product-design",
        EVERYONE,
        "Product and design questions; critical bugs are raised here");
    withBot("help-qa", ENGINEERS + " noor sam dana", "Testing, and is it ready to release?");
    withBot(
        "help-promote", "dana carmen ben kofi theo ines", "Good things that the community made");
    withBot("g-infra", "ada lena rosa jonas", "The infrastructure group");
    withBot("g-mdm", "ada mo quinn noor ben yuki milo", "The MDM group");
    withBot("g-software", "ada priya quinn sam ines kofi", "The Software group");
    withBot("g-customer-success", "ada carmen dana noor", "Customer success");
    withBot("g-customer-experience", EVERYONE, "Customer meetings, and who would like to sit in");
    withoutBot("random", EVERYONE + " milo", "Cats, bread, bicycles");
    workspace.channels().createPrivate("em-weekly", ids("ada mo priya lena"));
    var shared =
        workspace.channels().createShared("ext-northwind", ids("carmen dana noor mo viktor"));
    workspace.channels().describe(shared.id(), "Northwind Health and us. Guests can read along");
    join(shared);
  }

  private void withBot(String name, String handles, String topic) {
    join(withoutBot(name, handles, topic));
  }

  private Channel withoutBot(String name, String handles, String topic) {
    var channel = workspace.channels().create(name, ids(handles));
    return workspace.channels().describe(channel.id(), topic);
  }

  private void join(Channel channel) {
    workspace.channels().join(channel.id(), workspace.app().userId(), "");
  }

  private void group(String handle, String name, String handles) {
    workspace.userGroups().create(handle, name, ids(handles));
  }

  private List<String> ids(String handles) {
    return new ArrayList<>(
        Arrays.stream(handles.split(" "))
            .map(handle -> workspace.people().get(handle).id())
            .toList());
  }
}
