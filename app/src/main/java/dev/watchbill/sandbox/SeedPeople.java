package dev.watchbill.sandbox;

import dev.watchbill.sandbox.workspace.Person;
import dev.watchbill.sandbox.workspace.Person.Standing;
import dev.watchbill.sandbox.workspace.Workspace;
import java.time.ZoneId;
import java.util.List;

/** The fictitious people of the sandbox: a company that manages other people's laptops. */
final class SeedPeople {
  /** The partner company's workspace, from which one stranger comes. */
  private static final String NORTHWIND = "T0NORTHWIND";

  private SeedPeople() {}

  static void arrive(Workspace workspace) {
    everyone().forEach(workspace.people()::add);
  }

  private static List<Person> everyone() {
    return List.of(
        someone("ada", "Ada Okafor", "CTO", "America/New_York").administering(),
        someone("mo", "Mo Haddad", "Engineering manager, MDM", "America/Chicago"),
        someone("priya", "Priya Raman", "Engineering manager, Software", "Europe/London"),
        someone("lena", "Lena Fischer", "Engineering manager, Infrastructure", "Europe/Berlin"),
        someone("quinn", "Quinn Tanaka", "QA lead", "America/Los_Angeles"),
        someone("noor", "Noor Aziz", "Product manager, MDM", "America/Chicago"),
        someone("sam", "Sam Whitfield", "Product designer, Software", "America/Denver"),
        someone("carmen", "Carmen Ruiz", "Customer success", "America/New_York"),
        someone("theo", "Theo Lindqvist", "Release DRI", "America/Los_Angeles"),
        someone("ben", "Ben Achebe", "Engineer, MDM", "America/New_York"),
        someone("yuki", "Yuki Mori", "Engineer, MDM", "Asia/Tokyo"),
        someone("ines", "Inês Duarte", "Engineer, Software", "Europe/Lisbon"),
        someone("kofi", "Kofi Mensah", "Engineer, Software", "Africa/Accra"),
        someone("rosa", "Rosa Delgado", "Engineer, Infrastructure", "America/Mexico_City"),
        someone("jonas", "Jonas Berg", "Engineer, Infrastructure", "Europe/Oslo"),
        someone("dana", "Dana Levy", "Support and community", "America/Los_Angeles"),
        someone("milo", "Milo Park", "Intern (guest)", "America/Los_Angeles").as(Standing.GUEST),
        someone("viktor", "Viktor Hale", "IT lead, Northwind Health", "America/Toronto")
            .of(NORTHWIND)
            .as(Standing.STRANGER)
            .reachedAt("viktor@northwind.example"));
  }

  private static Person someone(String handle, String name, String title, String zone) {
    return Person.member(handle, name).shownAs(name).titled(title).in(ZoneId.of(zone));
  }
}
